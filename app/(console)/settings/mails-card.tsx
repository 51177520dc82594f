import { MailCheck, MailX } from "lucide-react";
import { PlainAct } from "@/app/_components/form/plain-act";
import { Alert } from "@/app/_components/ui/alert";
import { Card } from "@/app/_components/ui/card";
import { Pagination } from "@/app/_components/ui/pagination";
import type { UndeliveredMails } from "@/lib/notice/list-undelivered-mails";
import { retryGivenUpMailsAction } from "./actions";
import { MailsTable } from "./mails-table";

/** Mail that the mail server did not take: why, and what becomes of it. */
export function MailsCard({ mails }: { mails: UndeliveredMails }) {
  const { rows, total, hasGivenUp, isSending, isFirstPage, next } = mails;
  const isEmpty = total.count === 0;
  return (
    <Card
      title="Undelivered mail"
      note={!isEmpty && (total.more ? `more than ${total.count.toLocaleString("en")}` : total.count)}
      acts={hasGivenUp && <PlainAct action={retryGivenUpMailsAction}>Try all given up again</PlainAct>}
      flush={!isEmpty}
    >
      {!isSending && <NoMailServer isEmpty={isEmpty} />}
      {isEmpty && isSending && (
        <p className="flex items-center gap-2 text-sm text-ink-2">
          <MailCheck aria-hidden className="size-4 shrink-0 text-ink-3" />
          The mail server has taken every mail so far.
        </p>
      )}
      {!isEmpty && (
        <>
          <MailsTable rows={rows} />
          {(next !== null || !isFirstPage) && (
            <div className="border-t border-line px-4 pb-3">
              <Pagination
                {...(!isFirstPage && { previous: "/settings" })}
                {...(next !== null && { next: `/settings?after=${next}` as const })}
              />
            </div>
          )}
        </>
      )}
    </Card>
  );
}

function NoMailServer({ isEmpty }: { isEmpty: boolean }) {
  const words = "No mail server is set up, so the console writes no mail: invitations have a link to copy instead.";
  if (!isEmpty) {
    return (
      <Alert tone="warn" title="No mail server is set up" className="m-4">
        What stands here was written before. It stays until one is set up again with SMTP_URL and MAIL_FROM.
      </Alert>
    );
  }
  return (
    <p className="flex items-start gap-2 text-sm text-ink-2">
      <MailX aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <span>{words} Whoever runs it sets SMTP_URL and MAIL_FROM to have it send.</span>
    </p>
  );
}
