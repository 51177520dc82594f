import { sizeText } from "../../format/size-text";
import { limits } from "../limits";
import type { ArchiveFile } from "./open-archive";
import { pathKey } from "./path-fault";
import type { Problems } from "./problems";

/** What can be told of all files together before anything is inflated. */
export function checkDirectory(files: ArchiveFile[], zipBytes: number, problems: Problems): void {
  checkTotals(files, zipBytes, problems);
  checkTwins(files, problems);
}

function checkTotals(files: ArchiveFile[], zipBytes: number, problems: Problems): void {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > limits.unpackedBytes)
    problems.add(
      null,
      `Unpacked it would be ${sizeText(total)}; at most ${sizeText(limits.unpackedBytes)} are possible.`,
    );
  if (total > limits.ratioFromBytes && total > zipBytes * limits.ratio) problems.add(null, ratioFault(total, zipBytes));
  for (const { path, size, compressedSize } of files)
    if (size > limits.ratioFromBytes && size > compressedSize * limits.ratio)
      problems.add(path, ratioFault(size, compressedSize));
}

const ratioFault = (size: number, packed: number) =>
  `It unpacks to ${Math.round(size / Math.max(1, packed))} times its size; at most ${limits.ratio} times are possible.`;

function checkTwins(files: ArchiveFile[], problems: Problems): void {
  const seen = new Map<string, string>();
  for (const { path } of files) {
    const twin = seen.get(pathKey(path));
    if (twin === path) problems.add(path, "The file is in the package twice. Pack the folder anew.");
    else if (twin !== undefined)
      problems.add(path, `Many disks take the name for the same as ${twin}. Rename one of them.`);
    seen.set(pathKey(path), path);
  }
  const folders = new Set<string>();
  for (const { path } of files) {
    const key = pathKey(path);
    for (let slash = key.indexOf("/"); slash > 0; slash = key.indexOf("/", slash + 1)) folders.add(key.slice(0, slash));
  }
  for (const { path } of files)
    if (folders.has(pathKey(path))) problems.add(path, "The name is that of a folder too. Rename one of them.");
}
