import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import { decidedAloneLabel, requestStateLabels } from "@/lib/format/labels";
import type { RequestDetail } from "@/lib/review/get-request";

/** What happened to it, the newest first, and what was asked for the same thing before. */
export function History({ request }: { request: RequestDetail }) {
  const { applicant, openedAt, closed, state, isSelfApproved, full } = request;
  const uploadedBy = full?.publication?.uploadedBy;
  return (
    <Card title="History">
      <ol className="flex flex-col gap-3.5 text-sm">
        {closed && (
          <li>
            <p>
              {closed.by
                ? `${requestStateLabels[state]} by ${closed.by.name}${isSelfApproved ? ", alone" : ""}`
                : "Withdrawn by the console: what it was about is gone"}
            </p>
            {closed.comment && (
              <blockquote dir="auto" className="my-1 border-s-2 border-line ps-2.5 wrap-anywhere whitespace-pre-line">
                {closed.comment}
              </blockquote>
            )}
            <Time value={closed.at} form="date-time" className="text-ink-2" />
          </li>
        )}
        <li>
          <p>
            Asked for by {applicant.name}
            {uploadedBy && `, uploaded by ${uploadedBy}`}
          </p>
          <Time value={openedAt} form="date-time" className="text-ink-2" />
        </li>
      </ol>
      {full && full.earlier.length > 0 && (
        <div className="mt-4 border-t border-line pt-4 text-sm">
          <h3 className="font-medium">Asked for before</h3>
          <ul className="mt-1.5 flex flex-col gap-1.5">
            {full.earlier.map(({ number, state, isSelfApproved, openedAt }) => (
              <li key={number} className="flex flex-wrap gap-x-2 text-ink-2">
                <TextLink href={`/approvals/${number}`}>#{number}</TextLink>
                {requestStateLabels[state]}
                {isSelfApproved && ` (${decidedAloneLabel(state).toLowerCase()})`}
                <Time value={openedAt} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
