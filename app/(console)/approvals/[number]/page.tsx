import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { Card } from "@/app/_components/ui/card";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { requestStateLabels } from "@/lib/format/labels";
import { getRequest, type RequestDetail } from "@/lib/review/get-request";
import { readRequestNumber } from "@/lib/review/inputs";
import { notFound } from "@/lib/errors";
import { BrakeCard } from "./brake-card";
import { ChangesSince } from "./changes";
import { DecisionCard } from "./decision-card";
import { FirstLook } from "./first-look";
import { History } from "./history";
import { PublicationCard } from "./publication";
import { RequestHead } from "./request-head";
import { SnapshotCards } from "./snapshot";

export const metadata: Metadata = { title: "Approval request" };

export default screen(async function RequestPage({ params, searchParams }: PageProps<"/approvals/[number]">) {
  const [{ number }, query] = await Promise.all([params, searchParams]);
  const request = await load((ctx) => {
    const read = readRequestNumber(number);
    if (read === null) throw notFound();
    return getRequest(ctx, { number: read });
  });
  const hasActs = request.state === "in_review";
  return (
    <>
      <RequestHead request={request} />
      {query["done"] === request.state && (
        <Alert
          tone="ok"
          role="status"
          title={`The request was ${requestStateLabels[request.state].toLowerCase()}.`}
          className="mb-4"
        />
      )}
      {query["done"] === "suspended" && request.brake?.why && (
        <Alert tone="ok" role="status" title="The mini program is suspended." className="mb-4" />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex min-w-0 flex-col gap-4">
          {request.full ? (
            <Asked number={request.number} full={request.full} />
          ) : (
            <OnlyOutline isOfMiniProgram={request.miniProgram !== null} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-4">
          {hasActs && <DecisionCard request={request} />}
          <History request={request} />
          {request.brake && <BrakeCard request={request} brake={request.brake} />}
        </div>
      </div>
    </>
  );
});

type AskedProps = { number: number; full: NonNullable<RequestDetail["full"]> };

function Asked({ number, full: { reason, snapshot, changes, publication } }: AskedProps) {
  return (
    <>
      {publication ? (
        <FirstLook snapshot={snapshot} />
      ) : (
        <Card title="Reason">
          <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-line">
            {reason}
          </p>
        </Card>
      )}
      {changes && <ChangesSince changes={changes} />}
      {publication ? (
        <>
          <PublicationCard request={number} publication={publication} />
          <details className="group">
            <summary className="min-h-6 cursor-pointer py-1 text-sm text-ink-2 hover:text-ink">
              Show all of it as it was asked for
            </summary>
            <div className="mt-3 flex flex-col gap-4">
              <SnapshotCards snapshot={snapshot} />
            </div>
          </details>
        </>
      ) : (
        <SnapshotCards snapshot={snapshot} />
      )}
    </>
  );
}

function OnlyOutline({ isOfMiniProgram }: { isOfMiniProgram: boolean }) {
  return (
    <Alert tone="info" title="You see the number, the title, the state and the decision">
      What was asked for is shown to approvers{isOfMiniProgram && " and to those who may see the mini program now"}.
    </Alert>
  );
}
