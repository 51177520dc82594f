import { Download, FileDiff, QrCode } from "lucide-react";
import { buttonStyle } from "@/app/_components/ui/button-style";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EntityHead } from "@/app/_components/ui/entity-head";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import { requestCategoryLabels, requestStateLabels } from "@/lib/format/labels";
import type { RequestDetail } from "@/lib/review/get-request";
import { RequestStateBadge } from "../request-state";

export function RequestHead({ request }: { request: RequestDetail }) {
  const { number, title, category, state, isSelfApproved, miniProgram, applicant, openedAt } = request;
  const publication = request.full?.publication;
  const { mayInspect = false, mayPreview = false } = publication ?? {};
  const former = request.full?.earlier[0];
  const mayDecide = state === "in_review" && request.acts.decide?.why === null;
  return (
    <EntityHead
      title={title}
      states={<RequestStateBadge state={state} isSelfApproved={isSelfApproved} status="Request status" />}
      facts={[
        <span key="number" className="font-mono text-xs">
          #{number}
        </span>,
        requestCategoryLabels[category],
        miniProgram && <MiniProgramName key="about" {...miniProgram} />,
        publication?.mayView && miniProgram?.opens && (
          <TextLink key="version" href={`/mini-programs/${miniProgram.opens}/versions/${publication.number}`}>
            Version {publication.number}
          </TextLink>
        ),
        publication && comparedWith(publication.against, state),
        publication && former && (
          <span key="former">
            Submitted again after{" "}
            <TextLink href={`/approvals/${former.number}`}>
              #{former.number} was {requestStateLabels[former.state].toLowerCase()}
            </TextLink>
          </span>
        ),
        <span key="asked">
          Asked for by {applicant.name}, <Time value={openedAt} relativeTo={new Date()} />
        </span>,
      ]}
      {...((mayInspect || mayPreview || mayDecide) && {
        acts: (
          <>
            {mayDecide && (
              <a href="#decision" className={buttonStyle({ variant: "filled", className: "lg:hidden" })}>
                Decide
              </a>
            )}
            <Inspection {...{ number, mayInspect, mayPreview }} />
          </>
        ),
      })}
    />
  );
}

/** What only those who decide get to see. A file is saved, so it is no page of the console to go to. */
function Inspection({ number, mayInspect, mayPreview }: { number: number; mayInspect: boolean; mayPreview: boolean }) {
  return (
    <>
      {mayPreview && (
        <ButtonLink href={`/approvals/${number}/preview`} icon={<QrCode />}>
          Preview code
        </ButtonLink>
      )}
      {mayInspect && (
        <>
          <ButtonLink href={`/approvals/${number}/files`} icon={<FileDiff />}>
            Open files
          </ButtonLink>
          <a href={`/approvals/${number}/package`} download className={buttonStyle({})}>
            <Download aria-hidden />
            Download package
          </a>
        </>
      )}
    </>
  );
}

function comparedWith(against: string | null, state: RequestDetail["state"]): string {
  if (against === null) return "The first version";
  return `Compared with ${against}, which ${state === "in_review" ? "is" : "was"} released`;
}

function MiniProgramName({ name, opens }: { name: string; opens: string | null }) {
  if (opens === null) return <bdi>{name}</bdi>;
  return (
    <TextLink href={`/mini-programs/${opens}`} dir="auto">
      {name}
    </TextLink>
  );
}
