import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import type { Called } from "../access/http/client";
import type { Life } from "./life";

/** A package of about so many bytes: of each life and version its own bytes, of all lives the same sizes. */
export async function packageOf(key: string, number: string, size: number): Promise<Buffer> {
  const archive = new ZipFile();
  const add = (path: string, content: Buffer | string) =>
    archive.addBuffer(Buffer.from(content), path, { compress: false, mtime: new Date(0) });
  add("app.json", '{"pages":["pages/index/index"]}');
  add("pages/index/index.axml", "<view />");
  add("app.js", "my.findPlace({});\n");
  add("images/large.png", noise(`${key} ${number}`, size));
  archive.end();
  return buffer(archive.outputStream);
}

function noise(seed: string, size: number): Buffer {
  const pieces: Buffer[] = [];
  for (let length = 0; length < size; length += 65_536) {
    const piece = createHash("shake256", { outputLength: 65_536 });
    pieces.push(piece.update(`${seed} ${length}`).digest());
  }
  return Buffer.concat(pieces).subarray(0, size);
}

/** Uploads it as the page's script does, and keeps the draft in mind. */
export async function sendPackage(life: Life, id: string, number: string, bytes: Buffer): Promise<Called> {
  const query = new URLSearchParams({ number, uploadNote: "", fileName: "app.zip" });
  const type = { "content-type": "application/zip" };
  const path = `/api/package-uploads/${id}?${query}`;
  const { status, body } = await life.client.send("POST", path, life.cast.dev.token, type, bytes);
  const draft = /\{"step":"kept","draft":"([0-9a-f-]+)"\}\n$/.exec(body)?.[1];
  if (draft !== undefined) life.draft = draft;
  // A package that was received, and an answer that breaks off or names a failure of the console.
  if (draft === undefined && status === 200) return { code: "500 failed", message: body.slice(-300) };
  return draft === undefined ? { code: `${status}`, message: body.slice(0, 300) } : { code: "done" };
}
