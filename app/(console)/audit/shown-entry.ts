import { actorText } from "@/lib/audit/actor-text";
import { detailRows } from "@/lib/audit/detail-rows";
import { eventText } from "@/lib/audit/event-text";
import type { AuditEntry } from "@/lib/audit/list-audit-entries";

/** What the table shows of an entry, in words. */
export function shownEntry({ position, at, event, actor, address, subject, details }: AuditEntry) {
  return {
    position,
    at,
    who: actorText(actor, event),
    what: eventText(event, details),
    subject: { name: subject.name, opens: subject.opens },
    address,
    details: detailRows(details),
  };
}

export type ShownEntry = ReturnType<typeof shownEntry>;
