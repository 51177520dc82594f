import { Alert } from "@/app/_components/ui/alert";
import type { AddedFeature } from "@/lib/feature/list-mini-program-features";

/** Least privilege: what is granted and used by nothing is better taken away. */
export function UnusedNote({ features, hasVersions }: { features: AddedFeature[]; hasVersions: boolean }) {
  const unused = features.filter(({ use }) => use === "none");
  if (!hasVersions || unused.length === 0) return null;
  return (
    <Alert
      tone="info"
      title={unused.length === 1 ? "No version uses 1 feature" : `No version uses ${unused.length} features`}
    >
      {unused.map(({ name }) => name).join(", ")}: granted, and called by no version that is under way or released.
      Delete what is not needed.
    </Alert>
  );
}
