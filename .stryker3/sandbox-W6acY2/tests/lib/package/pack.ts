import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

export type Files = Record<string, string | Buffer>;

export const page: Files = { "app.json": '{"pages":["pages/index/index"]}', "pages/index/index.axml": "<view />" };

/** A well-made ZIP of these files. */
export async function zip(files: Files): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [path, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), path);
  archive.end();
  return buffer(archive.outputStream);
}

export function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}

/** The files of a published package's folder, by their path within it. */
export function published(name: string, folder: string): Record<string, Buffer> {
  const root = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), folder);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [path.slice(root.length + 1).replaceAll("\\", "/"), readFileSync(path)]),
  );
}
