import type { Ctx } from "../context";
import { compareFiles, type FileComparison } from "../version/parts/compare-files";
import { inspect } from "./parts/inspect";

export type ChangedFiles = FileComparison & {
  number: number;
  title: string;
  version: string;
  /** The released version that it is held against; null where this is the first. */
  against: string | null;
  /** How many files are as before. */
  same: number;
};

/** Which files of the package that a request has frozen are not as in the released one. */
export async function listChangedFiles(ctx: Ctx, input: { number: number }): Promise<ChangedFiles> {
  const { number, title, version, frozen, released } = await inspect(ctx, input.number, (found) => ({
    details: { looked: "listed the changed files" },
    found,
  }));
  const comparison = compareFiles(released?.files ?? [], frozen.files);
  const { added, changed } = comparison;
  return {
    ...comparison,
    number,
    title,
    version,
    against: released?.version ?? null,
    same: frozen.files.length - added.length - changed.length,
  };
}
