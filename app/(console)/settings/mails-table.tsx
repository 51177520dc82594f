import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { PlainAct } from "@/app/_components/form/plain-act";
import { Badge } from "@/app/_components/ui/badge";
import type { Column } from "@/app/_components/ui/column";
import { cx } from "@/app/_components/ui/cx";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import type { UndeliveredMail } from "@/lib/notice/list-undelivered-mails";
import { discardMailAction, retryMailAction } from "./actions";

const columns: Column<UndeliveredMail>[] = [
  {
    key: "to",
    head: "To",
    phone: "title",
    className: "md:min-w-48",
    cell: ({ to, subject }) => (
      <RowTitle>
        <span className="wrap-anywhere">{to}</span>
        <span dir="auto" className="block text-xs font-normal wrap-anywhere text-ink-2">
          {subject}
        </span>
      </RowTitle>
    ),
  },
  { key: "state", head: "State", phone: "state", cell: (mail) => <MailState mail={mail} /> },
  {
    key: "since",
    head: "Since",
    phone: 1,
    from: "lg",
    className: "md:whitespace-nowrap",
    cell: ({ createdAt, attempts, nextAttemptAt }) => (
      <>
        <span className="md:hidden">since </span>
        <Time value={createdAt} />
        <span className="md:block md:text-xs md:text-ink-2">
          <span className="md:hidden">, </span>
          {attempts === 1 ? "1 attempt" : `${attempts.toLocaleString("en")} attempts`}
        </span>
        {nextAttemptAt && <NextTry at={nextAttemptAt} className="md:hidden" />}
      </>
    ),
  },
  {
    key: "error",
    head: "The mail server’s answer",
    phone: 2,
    cell: ({ error }) => error !== null && <span className="text-xs wrap-anywhere">{error}</span>,
  },
  {
    key: "acts",
    head: <span className="sr-only">Acts</span>,
    phone: "acts",
    align: "end",
    cell: (mail) => mail.state !== "under_way" && <MailActs mail={mail} />,
  },
];

export function MailsTable({ rows }: { rows: UndeliveredMail[] }) {
  return <DataTable label="Undelivered mail" columns={columns} rows={rows} rowKey={({ id }) => id} flush />;
}

function MailState({ mail: { state, nextAttemptAt } }: { mail: UndeliveredMail }) {
  if (state === "given_up") return <Badge tone="bad">Given up</Badge>;
  if (state === "under_way" || !nextAttemptAt) return <Badge tone="info">Being sent</Badge>;
  return (
    <>
      <Badge tone="warn">Tried again</Badge>
      <NextTry at={nextAttemptAt} className="mt-0.5 text-xs text-ink-2 max-md:hidden" />
    </>
  );
}

function NextTry({ at, className }: { at: Date; className: string }) {
  return (
    <span className={cx("block", className)}>
      next try <Time value={at} />
    </span>
  );
}

function MailActs({ mail: { id, to } }: { mail: UndeliveredMail }) {
  return (
    <div className="relative z-1 flex flex-wrap gap-1.5 md:justify-end">
      <PlainAct action={retryMailAction} hidden={{ mail: id }} describedBy={to}>
        Try again
      </PlainAct>
      <ConfirmForm
        trigger="Discard"
        look={{ size: "sm" }}
        title={`Discard the mail to ${to}?`}
        action={discardMailAction}
        submit="Discard"
        tone="danger"
        hidden={{ mail: id }}
      >
        <p className="text-sm text-ink-2">
          It is not sent any more and leaves this list. What it tells of stays as it is in the console.
        </p>
      </ConfirmForm>
    </div>
  );
}
