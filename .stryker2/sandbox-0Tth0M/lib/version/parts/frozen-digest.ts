import type { Snapshot } from "../../request/snapshot";

/** The digest that the snapshot of a request to publish was frozen with; null where it is none of a version. */
export const frozenDigest = (snapshot: Snapshot) => valueIn(snapshot, "digest");

/** Who uploaded it, as the snapshot says. */
export const frozenUploader = (snapshot: Snapshot) => valueIn(snapshot, "uploader");

function valueIn({ groups }: Snapshot, name: string): string | null {
  const value = groups.flatMap(({ facts }) => facts).find(({ key }) => key === name)?.value;
  return typeof value === "string" ? value : null;
}
