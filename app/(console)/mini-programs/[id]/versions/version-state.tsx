import { Badge, type Tone } from "@/app/_components/ui/badge";
import { versionStateLabels } from "@/lib/format/labels";
import type { VersionState } from "@/lib/vocabulary";

const tones: Record<VersionState, Tone> = {
  developing: "neutral",
  in_review: "info",
  rejected: "bad",
  approved: "ok",
  pilot: "info",
  grayscale: "info",
  released: "ok",
  archived: "neutral",
  canceled: "neutral",
  offline: "warn",
};

type Props = { state: VersionState; share: number | null; isPaused: boolean; status?: string };

export function VersionStateBadge({ state, share, isPaused, status }: Props) {
  return (
    <Badge tone={isPaused ? "warn" : tones[state]} {...(status && { status })} className="whitespace-nowrap">
      {versionStateLabels[state]}
      {share !== null && ` ${share} %`}
      {isPaused && ", paused"}
    </Badge>
  );
}
