import { auditQuery, type AuditSearch } from "@/lib/audit/inputs";

export function auditHref(search: AuditSearch, change: Partial<AuditSearch> = {}): `/audit${string}` {
  const query = auditQuery(search, change);
  return query ? `/audit?${query}` : "/audit";
}

/** The log in this state with all events to choose from in the page, for browsers without JavaScript. */
export function unfoldedHref(search: AuditSearch): `/audit?${string}` {
  const query = new URLSearchParams(auditQuery(search));
  query.set("unfolded", "event");
  return `/audit?${query.toString()}`;
}

/** All that this search finds as a file. */
export function auditExportHref(search: AuditSearch): `/audit/export${string}` {
  const query = auditQuery(search);
  return query ? `/audit/export?${query}` : "/audit/export";
}
