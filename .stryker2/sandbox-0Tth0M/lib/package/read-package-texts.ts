import { openArchive } from "./archive/open-archive";
import { readFile } from "./archive/read-file";
import { readText } from "./scan/read-text";

/** Texts of some files of a package that was accepted, for comparing; null where missing, binary or over a limit. */
export async function readPackageTexts(
  bytes: SharedArrayBuffer,
  paths: string[],
  limits: { maxBytes: number; maxTotalBytes: number },
): Promise<Map<string, string | null>> {
  const archive = Buffer.from(bytes);
  const files = new Map((await openArchive(archive)).map((file) => [file.path, file]));
  const texts = new Map<string, string | null>();
  let total = 0;
  for (const path of new Set(paths)) {
    const file = files.get(path);
    const isRead = file && file.size <= limits.maxBytes && total + file.size <= limits.maxTotalBytes;
    if (isRead) total += file.size;
    const text = isRead ? readText(readFile(archive, file)) : null;
    texts.set(path, text?.includes("\0") ? null : text);
  }
  return texts;
}
