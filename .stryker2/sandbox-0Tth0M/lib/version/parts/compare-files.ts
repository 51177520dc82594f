import type { StoredFile } from "../../../db/schema";

type FileSize = { path: string; size: number };

/** Sizes are in bytes, each list in the order of the package that its files stand in. */
export type FileComparison = {
  added: FileSize[];
  removed: FileSize[];
  changed: { path: string; before: number; after: number }[];
};

/** What became of the files of one package in another. */
export function compareFiles(from: readonly StoredFile[], to: readonly StoredFile[]): FileComparison {
  const before = new Map(from.map((file) => [file.path, file]));
  const after = new Set(to.map(({ path }) => path));
  const sizeOf = ({ path, size }: StoredFile): FileSize => ({ path, size });
  return {
    added: to.filter(({ path }) => !before.has(path)).map(sizeOf),
    removed: from.filter(({ path }) => !after.has(path)).map(sizeOf),
    changed: to.flatMap(({ path, size, sha256 }) => {
      const old = before.get(path);
      return old && old.sha256 !== sha256 ? [{ path, before: old.size, after: size }] : [];
    }),
  };
}
