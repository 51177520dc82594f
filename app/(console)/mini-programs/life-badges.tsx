import { AppLink } from "@/app/_components/ui/app-link";
import { Badge } from "@/app/_components/ui/badge";

export function SuspendedBadge() {
  return <Badge tone="bad">Suspended</Badge>;
}

/** A removal that is under way, which leads to it. */
export function RemovalBadge({ id, state }: { id: string; state: "in_review" | "approved" }) {
  return (
    <AppLink href={`/mini-programs/${id}/removal`} className="relative z-1 rounded-full hover:underline">
      <Badge tone={state === "approved" ? "warn" : "info"}>
        {state === "approved" ? "Removal approved" : "Removal in review"}
      </Badge>
    </AppLink>
  );
}

/** Features that were applied for, which leads to them. */
export function ActivationsBadge({ id, activations }: { id: string; activations: { name: string }[] }) {
  const [first] = activations;
  if (!first) return null;
  return (
    <AppLink href={`/mini-programs/${id}/features`} className="rounded-full hover:underline">
      <Badge tone="info">
        {activations.length === 1 ? `${first.name} in review` : `${activations.length} features in review`}
      </Badge>
    </AppLink>
  );
}
