import { actorText } from "@/lib/audit/actor-text";
import { detailRows, type DetailRow } from "@/lib/audit/detail-rows";
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
    details: detailRows(details, event).map(shownDetail),
  };
}

/** A term, its value, and what stood there before where it changed. */
export type ShownDetail = [term: string, value: string, before?: string];

// A page has a hundred of them, and sends each as it is written here.
const shownDetail = ({ term, value, before }: DetailRow): ShownDetail =>
  before === null ? [term, value] : [term, value, before];

export type ShownEntry = ReturnType<typeof shownEntry>;
