import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import type { Removal, RemovalView } from "@/lib/removal/get-removal";
import { withdrawAction } from "../../../approvals/[number]/actions";
import { RequestStateBadge } from "../../../approvals/request-state";
import { giveUpRemovalAction } from "./actions";
import { ExecuteRemovalForm } from "./forms";
import { InTheWay } from "./in-the-way";
import { WhatHappens } from "./what-happens";

type Props = { view: RemovalView; removal: Removal; waitsFor: string | null };

export function RemovalUnderWay({ view, removal, waitsFor }: Props) {
  const { acts } = view;
  const isApproved = removal.lapsesAt !== null;
  return (
    <>
      <Card
        title="Removal"
        acts={
          isApproved
            ? acts.giveUpRemoval?.length === 0 && <GiveUp view={view} />
            : acts.withdrawRemoval?.length === 0 && <Withdraw request={removal.request} />
        }
      >
        <DefinitionList>
          <Fact term="Request">
            <TextLink href={`/approvals/${removal.request}`}>#{removal.request}</TextLink>{" "}
            <RequestStateBadge
              state={isApproved ? "approved" : "in_review"}
              isSelfApproved={removal.isSelfApproved}
              status="Request status"
            />
          </Fact>
          <Fact term="Reason">
            <span dir="auto" className="whitespace-pre-line">
              {removal.reason}
            </span>
          </Fact>
          <Fact term="Requested">
            <Time value={removal.requestedAt} form="date-time" /> by {removal.requestedBy}
          </Fact>
          {removal.approvedAt && (
            <Fact term="Approved">
              <Time value={removal.approvedAt} form="date-time" />
              {removal.decidedBy && ` by ${removal.decidedBy}`}
              {removal.comment && (
                <span dir="auto" className="block text-ink-2">
                  {removal.comment}
                </span>
              )}
            </Fact>
          )}
          {removal.lapsesAt && (
            <Fact term="Lapses">
              <Time value={removal.lapsesAt} form="date-time" />
            </Fact>
          )}
        </DefinitionList>
      </Card>
      {isApproved ? (
        <CarryOut view={view} />
      ) : (
        <Card title="What will happen">
          <div className="text-sm">
            <WhatHappens releasedVersion={view.releasedVersion} decides={waitsFor} />
          </div>
        </Card>
      )}
    </>
  );
}

function CarryOut({ view: { id, name, releasedVersion, acts, others } }: { view: RemovalView }) {
  return (
    <Card title="Remove mini program">
      <div className="flex flex-col gap-4 text-sm">
        <ul className="flex max-w-180 list-disc flex-col gap-1.5 ps-5">
          <li>
            {releasedVersion
              ? `Version ${releasedVersion} goes offline for all its users, and its QR codes say “unavailable”.`
              : "Approved versions are canceled, and its QR codes say “unavailable”."}
          </li>
          <li>Its open approval requests are withdrawn.</li>
          <li>
            It is archived: its people can still read everything, and can bring it back with a version approved anew.
          </li>
        </ul>
        {acts.remove ? (
          <>
            <InTheWay obstacles={acts.remove} />
            {acts.remove.length === 0 && <ExecuteRemovalForm id={id} name={name} />}
          </>
        ) : (
          <p className="text-ink-2">{others.remove}</p>
        )}
      </div>
    </Card>
  );
}

function GiveUp({ view: { id, name } }: { view: RemovalView }) {
  return (
    <ConfirmForm
      trigger="Give up removal"
      title={`Give up the removal of ${name}?`}
      action={giveUpRemovalAction}
      submit="Give up removal"
      keep="Keep removal"
      hidden={{ id }}
    >
      <p className="text-sm text-ink-2">
        It stays as it is, and versions can be released again. To remove it later, the removal has to be requested and
        approved anew.
      </p>
    </ConfirmForm>
  );
}

function Withdraw({ request }: { request: number }) {
  return (
    <ConfirmForm
      trigger="Withdraw"
      title={`Withdraw request #${request}?`}
      action={withdrawAction}
      submit="Withdraw"
      keep="Keep request"
      hidden={{ number: String(request) }}
    >
      <p className="text-sm text-ink-2">Nobody decides it any more, and the mini program stays as it is.</p>
    </ConfirmForm>
  );
}
