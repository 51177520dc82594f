import type { Metadata } from "next";
import { ExportMenu } from "@/app/_components/ui/export-menu";
import { PageHead } from "@/app/_components/ui/page-head";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { readAuditSearch } from "@/lib/audit/inputs";
import { listAuditEntries, type AuditPage } from "@/lib/audit/list-audit-entries";
import { auditExportHref, auditHref } from "./audit-href";
import { EmptyLog } from "./empty-log";
import { EntryTable } from "./entry-table";
import { AuditFilters } from "./filters";
import { shownEntry } from "./shown-entry";

export const metadata: Metadata = { title: "Audit log" };

const leads: Record<AuditPage["sees"][number], string> = {
  everything: "Everything that was done in this console, and every refusal that matters.",
  own: "What concerns the workspaces and mini programs that you run.",
  requests: "What concerns approval requests.",
};

export default screen(async function AuditLogPage({ searchParams }: PageProps<"/audit">) {
  const query = await searchParams;
  const search = readAuditSearch(query);
  const { sees, entries, newer, older } = await load((ctx) => listAuditEntries(ctx, search));
  return (
    <>
      <PageHead
        title="Audit log"
        lead={sees.map((part) => leads[part]).join(" ")}
        acts={entries.length > 0 && <ExportMenu href={auditExportHref(search)} what="the audit log" />}
        titleInBar
      />
      <AuditFilters search={search} isUnfolded={query["unfolded"] === "event"} />
      {entries.length === 0 ? (
        <EmptyLog search={search} sees={sees} />
      ) : (
        <EntryTable entries={entries.map(shownEntry)} />
      )}
      <Pagination
        previous={newer === null ? undefined : auditHref(search, { after: newer })}
        next={older === null ? undefined : auditHref(search, { before: older })}
      />
    </>
  );
});
