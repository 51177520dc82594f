import { ScrollText, SearchX } from "lucide-react";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { auditQuery, type AuditSearch } from "@/lib/audit/inputs";
import type { AuditPage } from "@/lib/audit/list-audit-entries";

const reasons: Record<AuditPage["sees"][number], string> = {
  everything: "Whatever is done in this console will stand here.",
  own: "Whatever is done in the workspaces and mini programs that you run will stand here.",
  requests: "As a Workspace Reviewer you see here what happens to approval requests. There has been none yet.",
};

export function EmptyLog({ search, sees }: { search: AuditSearch; sees: AuditPage["sees"] }) {
  const isNarrowed = auditQuery(search) !== "" || search.before !== null;
  if (isNarrowed) {
    return (
      <EmptyState icon={<SearchX />} title="No entry matches" act={<ButtonLink href="/audit">Show all</ButtonLink>}>
        Try another word or another day, or take a filter away.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ScrollText />} title="No entries here yet">
      {sees.map((part) => reasons[part]).join(" ")}
    </EmptyState>
  );
}
