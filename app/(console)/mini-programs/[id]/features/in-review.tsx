import { Card } from "@/app/_components/ui/card";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import type { FeatureInReview } from "@/lib/feature/list-mini-program-features";
import { jsapiColumns, nameColumn } from "./shared-columns";

/** The features that were applied for and that somebody decides about. */
export function InReview({ id, features }: { id: string; features: FeatureInReview[] }) {
  if (features.length === 0) return null;
  return (
    <Card title="In activation review" note="Added once somebody else approves it" flush>
      <DataTable
        label="In activation review"
        columns={columns(id, new Date())}
        rows={features}
        rowKey={({ key }) => key}
        flush
      />
    </Card>
  );
}

const columns = (id: string, now: Date): Column<FeatureInReview>[] => [
  nameColumn(id),
  {
    key: "request",
    head: "Request",
    phone: "state",
    cell: ({ request }) => (
      <TextLink href={`/approvals/${request}`} className="relative z-1">
        Request #{request}
      </TextLink>
    ),
  },
  ...jsapiColumns,
  {
    key: "applied",
    head: "Applied for by",
    phone: 3,
    cell: ({ applicant, openedAt }) => (
      <>
        {applicant} <Time value={openedAt} relativeTo={now} className="text-ink-2 md:block md:text-xs" />
      </>
    ),
  },
];
