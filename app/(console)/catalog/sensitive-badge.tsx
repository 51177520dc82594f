import { Badge } from "@/app/_components/ui/badge";

/** Marks what touches a person's data or money. */
export function SensitiveBadge({ count }: { count?: number }) {
  return <Badge tone="warn">{count === undefined ? "Sensitive" : `${count} sensitive`}</Badge>;
}
