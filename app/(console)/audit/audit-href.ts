import { auditQuery, type AuditSearch } from "@/lib/audit/inputs";

export function auditHref(search: AuditSearch, change: Partial<AuditSearch> = {}): `/audit${string}` {
  const query = auditQuery(search, change);
  return query ? `/audit?${query}` : "/audit";
}
