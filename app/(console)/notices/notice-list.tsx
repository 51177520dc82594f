"use client";

import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import { cx } from "@/app/_components/ui/cx";
import { Time } from "@/app/_components/ui/time";
import { unreadWords } from "@/lib/format/labels";
import type { NoticeRow } from "@/lib/notice/list-notices";
import { MarkAllForm } from "./mark-all-form";
import { OpenForm } from "./open-form";

export function NoticeList({ rows, unread, now }: { rows: NoticeRow[]; unread: number; now: Date }) {
  return (
    <Card title={unread > 0 && unreadWords(unread)} acts={<MarkAllForm />} flush>
      <ol aria-label="Notices">
        {rows.map((row) => (
          <Row key={row.id} row={row} now={now} />
        ))}
      </ol>
    </Card>
  );
}

function Row({ row: { id, title, body, createdAt, isRead }, now }: { row: NoticeRow; now: Date }) {
  return (
    <li className="notice">
      <div className="min-w-0 flex-1">
        <div className={cx(!isRead && "font-semibold")}>
          <OpenForm id={id} describedBy={`${id}-more`}>
            {title}
          </OpenForm>
        </div>
        <p id={`${id}-more`} dir="auto" className="mt-0.5 wrap-anywhere whitespace-pre-line text-ink-2">
          {body}
        </p>
      </div>
      <p className="flex shrink-0 items-center gap-3 text-ink-2">
        {!isRead && <Badge tone="info">Unread</Badge>}
        <span className="relative z-1">
          <Time value={createdAt} relativeTo={now} />
        </span>
      </p>
    </li>
  );
}
