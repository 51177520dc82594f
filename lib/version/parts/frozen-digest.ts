import type { Snapshot } from "../../request/snapshot";

/** The digest that the snapshot of a request to publish was frozen with; null where it is none of a version. */
export function frozenDigest({ groups }: Snapshot): string | null {
  const digest = groups.flatMap(({ facts }) => facts).find(({ key }) => key === "digest")?.value;
  return typeof digest === "string" ? digest : null;
}
