import { AppLink } from "@/app/_components/ui/app-link";
import type { ReleaseUnderWay } from "@/lib/mini-program/lifecycle";
import { activationWords } from "@/lib/format/activation-words";
import { releaseWords } from "@/lib/format/release-words";
import { Badge } from "@/app/_components/ui/badge";

export function SuspendedBadge() {
  return <Badge tone="bad">Suspended</Badge>;
}

const removalWords = {
  in_review: "Removal in review",
  approved: "Removal approved",
  self_approved: "Removal self-approved",
};

/** A removal that is under way, which leads to it. */
export function RemovalBadge({ id, state }: { id: string; state: keyof typeof removalWords }) {
  return (
    <AppLink href={`/mini-programs/${id}/removal`} className="relative z-1 rounded-full hover:underline">
      <Badge tone={state === "in_review" ? "info" : "warn"}>{removalWords[state]}</Badge>
    </AppLink>
  );
}

/** A version on its way to the users, which leads to it. */
export function ReleaseBadge({ id, release }: { id: string; release: ReleaseUnderWay }) {
  const { number, isPaused } = release;
  return (
    <AppLink href={`/mini-programs/${id}/versions/${number}`} className="relative z-1 rounded-full hover:underline">
      <Badge tone={isPaused ? "warn" : "info"}>{releaseWords(release)}</Badge>
    </AppLink>
  );
}

/** Features that were applied for, which leads to them. */
export function ActivationsBadge({ id, names }: { id: string; names: string[] }) {
  const words = activationWords(names);
  if (words === null) return null;
  return (
    <AppLink href={`/mini-programs/${id}/features`} className="relative z-1 rounded-full hover:underline">
      <Badge tone="info">{words}</Badge>
    </AppLink>
  );
}
