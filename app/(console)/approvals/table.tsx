"use client";

import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import { requestCategoryLabels } from "@/lib/format/labels";
import type { RequestRow } from "@/lib/request/list-requests";
import { RequestStateBadge } from "./request-state";

const columns = (now: Date): Column<RequestRow>[] => [
  {
    key: "number",
    head: "Number",
    phone: 1,
    cell: ({ number }) => <span className="font-mono text-xs text-ink-2">#{number}</span>,
  },
  {
    key: "title",
    head: "Title",
    phone: "title",
    className: "lg:min-w-56 xl:min-w-72",
    cell: ({ number, title }) => <RowTitle href={`/approvals/${number}`}>{title}</RowTitle>,
  },
  { key: "miniProgram", head: "Mini program", from: "lg", cell: MiniProgram },
  { key: "category", head: "Category", from: "xl", cell: ({ category }) => requestCategoryLabels[category] },
  {
    key: "applicant",
    head: "Applicant",
    phone: 2,
    cell: ({ applicant, isMine }) => (isMine ? `${applicant.name} (you)` : applicant.name),
  },
  {
    key: "status",
    head: "Status",
    phone: "state",
    cell: ({ state, isSelfApproved }) => <RequestStateBadge state={state} isSelfApproved={isSelfApproved} />,
  },
  {
    key: "opened",
    head: "Opened",
    phone: 3,
    align: "end",
    cell: ({ openedAt }) => <Time value={openedAt} relativeTo={now} className="text-ink-2" />,
  },
  {
    key: "finished",
    head: "Finished",
    align: "end",
    cell: ({ closedAt }) =>
      closedAt ? <Time value={closedAt} relativeTo={now} className="text-ink-2" /> : <span aria-hidden>–</span>,
  },
];

function MiniProgram({ miniProgram, version }: RequestRow) {
  if (!miniProgram) return <span aria-hidden>–</span>;
  const { name, opens } = miniProgram;
  if (opens === null) return <span dir="auto">{name}</span>;
  return (
    <>
      <TextLink href={`/mini-programs/${opens}`} dir="auto" className="relative z-1">
        {name}
      </TextLink>
      {version?.opens && (
        <>
          {" "}
          <TextLink href={`/mini-programs/${opens}/versions/${version.number}`} className="relative z-1 tabular-nums">
            {version.number}
          </TextLink>
        </>
      )}
    </>
  );
}

export function RequestsTable({ rows, now }: { rows: RequestRow[]; now: Date }) {
  return <DataTable label="Requests" columns={columns(now)} rows={rows} rowKey={({ number }) => String(number)} />;
}
