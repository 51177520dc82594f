import { AppLink } from "@/app/_components/ui/app-link";
import type { ListedVersion } from "@/lib/mini-program/list-mini-programs";
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

const releaseTones = { in_review: "info", pilot: "info", grayscale: "info", approved: "ok", rejected: "bad" } as const;

/** A version on its way to the users or waiting for its next step, which leads to it. */
export function ReleaseBadge({ id, release }: { id: string; release: ListedVersion }) {
  const { number, state, isPaused } = release;
  return (
    <AppLink href={`/mini-programs/${id}/versions/${number}`} className="relative z-1 rounded-full hover:underline">
      <Badge tone={isPaused ? "warn" : releaseTones[state]}>{releaseWords(release)}</Badge>
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
