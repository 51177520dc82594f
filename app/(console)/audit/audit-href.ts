import { auditQuery, type AuditSearch } from "@/lib/audit/inputs";

export function auditHref(search: AuditSearch, change: Partial<AuditSearch> = {}): `/audit${string}` {
  const query = auditQuery(search, change);
  return query ? `/audit?${query}` : "/audit";
}

/** All that this search finds as a file. */
export function auditExportHref(search: AuditSearch): `/audit/export${string}` {
  const query = auditQuery(search);
  return query ? `/audit/export?${query}` : "/audit/export";
}
