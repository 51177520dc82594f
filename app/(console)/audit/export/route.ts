import { exportDownload } from "@/app/_server/export-answer";
import { readAuditSearch } from "@/lib/audit/inputs";
import { exportAuditEntries } from "@/lib/export/export-audit-entries";

/** The audit log as a file: all of it that the address of the log means, without its pages. */
export function GET(request: Request): Promise<Response> {
  return exportDownload(request, (ctx, { format, query }) =>
    exportAuditEntries(ctx, { format, search: readAuditSearch(query) }),
  );
}
