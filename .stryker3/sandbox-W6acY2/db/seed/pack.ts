import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { ZipFile } from "yazl";
import type { DemoPackage } from "../demo/versions";

const sources = fileURLToPath(new URL("packages", import.meta.url));

/** A ZIP keeps the time of a file as the wall shows it, so these bytes are the same in every time zone. */
const packedAt = { mtime: new Date(2026, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/** The ZIP of a version, as its developer would have built it: the same bytes each time. */
export async function packDemo({ folder, layers, without = [] }: DemoPackage): Promise<Buffer> {
  const files = new Map<string, Buffer>();
  for (const layer of layers) {
    for (const [path, content] of await filesIn(join(sources, folder, layer))) files.set(path, content);
  }
  const kept = [...files].filter(([path]) => !without.some((gone) => path.startsWith(gone)));
  const archive = new ZipFile();
  for (const [path, content] of kept.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    archive.addBuffer(content, path, packedAt);
  }
  archive.end();
  return buffer(archive.outputStream);
}

async function filesIn(root: string): Promise<[string, Buffer][]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path): Promise<[string, Buffer]> => {
      const name = relative(root, path).replaceAll("\\", "/");
      return [name, await readFile(path)];
    }),
  );
}
