import type { Ctx } from "../context";
import { notFound } from "../errors";
import { inTurn } from "../package/in-turn";
import { packageStore } from "../package/package-store";
import { readPackageTexts } from "../package/read-package-texts";
import { compareFiles } from "../version/parts/compare-files";
import { compareLines, type LineDifference } from "./compare-lines";
import { inspect, type StoredPackage } from "./parts/inspect";

export type ChangedFile = {
  number: number;
  title: string;
  version: string;
  against: string | null;
  path: string;
  /** In bytes; null where the file is not there. */
  before: number | null;
  now: number | null;
  /** Line by line; or why it cannot be shown so. */
  difference: LineDifference | "no_text" | "too_large" | "too_many_lines" | "too_different";
  /** The changed files beside it, in the order of the list. */
  previous: string | null;
  next: string | null;
};

/** What is compared of either side, in bytes: reading it holds up nobody else. */
export const comparedBytes = 512 * 1024;

const limits = { maxBytes: comparedBytes, maxTotalBytes: comparedBytes };

/** One file of the package that a request has frozen, line by line against the released one. */
export async function openChangedFile(ctx: Ctx, input: { number: number; path: string }): Promise<ChangedFile> {
  const { path } = input;
  const { frozen, released, ...about } = await inspect(ctx, input.number, (inspected) => {
    const { added, changed, removed } = compareFiles(inspected.released?.files ?? [], inspected.frozen.files);
    const paths = [...added, ...changed, ...removed].map((file) => file.path);
    const place = paths.indexOf(path);
    if (place < 0) throw notFound("No file of that name came, went or changed.");
    const beside = { previous: paths[place - 1] ?? null, next: paths[place + 1] ?? null };
    return { details: { looked: "opened a file", file: path }, found: { ...inspected, ...beside } };
  });
  const { number, title, version, previous, next } = about;
  const before = sizeIn(released, path);
  const now = sizeIn(frozen, path);
  const shared = { number, title, version, against: released?.version ?? null, path, before, now, previous, next };
  if (Math.max(before ?? 0, now ?? 0) > comparedBytes) return { ...shared, difference: "too_large" };
  const [old, current] = await inTurn(async () => [
    before === null || !released ? "" : await textOf(ctx, released, path),
    now === null ? "" : await textOf(ctx, frozen, path),
  ]);
  if (typeof old !== "string" || typeof current !== "string") return { ...shared, difference: "no_text" };
  return { ...shared, difference: compareLines(old, current) };
}

const sizeIn = (stored: StoredPackage | null, path: string) =>
  stored?.files.find((file) => file.path === path)?.size ?? null;

async function textOf({ db }: Ctx, { digest, size }: StoredPackage, path: string): Promise<string | null> {
  const bytes = new SharedArrayBuffer(size);
  const view = new Uint8Array(bytes);
  let written = 0;
  for await (const piece of packageStore(db).read(digest)) {
    view.set(piece, written);
    written += piece.length;
  }
  return (await readPackageTexts(bytes, [path], limits)).get(path) ?? null;
}
