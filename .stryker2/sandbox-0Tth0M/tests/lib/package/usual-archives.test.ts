import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { ZipFile } from "yazl";
import { scanPackage } from "@/lib/package/scan/scan-package";
import { page, zip } from "./pack";
import { descriptor, extraField, rawZip, type RawEntry } from "./raw-zip";

const files = { ...page, "a.js": "my.scan();", "empty.js": "" };
const contents = Object.entries(files).map(([name, content]) => ({ name, content: content.toString() }));

async function accepted(bytes: Buffer): Promise<string[]> {
  const inspection = await scanPackage(bytes, () => undefined);
  if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems));
  return inspection.report.files.map(({ path }) => path);
}

const all = ["a.js", "app.json", "empty.js", "pages/index/index.axml"];

async function streamed(
  end: { comment?: string; forceZip64Format?: boolean },
  { compress = true, forceZip64Format = false } = {},
) {
  const archive = new ZipFile();
  archive.addEmptyDirectory("pages/");
  for (const { name, content } of contents)
    archive.addReadStream(Readable.from([Buffer.from(content)]), name, { compress, forceZip64Format });
  archive.end({ comment: "", forceZip64Format: false, ...end });
  return buffer(archive.outputStream);
}

test.each<[string, () => Promise<Buffer>]>([
  ["yazl", () => zip(files)],
  ["yazl from streams", () => streamed({})],
  ["yazl from streams without compression", () => streamed({}, { compress: false })],
  ["yazl with long sizes", () => streamed({ forceZip64Format: true }, { forceZip64Format: true })],
  ["yazl with a comment", () => streamed({ comment: "Made on a Friday." })],
])("an archive of %s is accepted", async (_tool, make) => expect(await accepted(await make())).toEqual(all));

test.each([{}, { isSigned: false }, { isLong: true }, { isSigned: false, isLong: true }])(
  "checksum and sizes behind the data may be written as %o",
  async (form) => {
    const entries = contents.map(({ name, content }) => ({
      ...{ name, content, flags: 0x808, localSize: 0 },
      behind: descriptor(content, form),
    }));
    expect(await accepted(rawZip(entries))).toEqual(all);
  },
);

test("entries of folders, and other orders of the directory, are accepted", async () => {
  const folders: RawEntry[] = [{ name: "pages/" }, { name: "pages/index/", stored: true }];
  expect(await accepted(rawZip([...folders, ...contents.toReversed()]))).toEqual(all);
});

test("a long size in a field of its own is accepted", async () => {
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(1);
  const long = { name: "b.js", content: "x", localSize: 0xffffffff, localExtra: extraField(1, sizes) };
  expect(await accepted(rawZip([...contents, long]))).toContain("b.js");
});

const streamingPython = `
import sys, zipfile
class Out:
    def write(self, data): return sys.stdout.buffer.write(data)
    def flush(self): pass
with zipfile.ZipFile(Out(), "w", zipfile.ZIP_DEFLATED) as archive:
    for name in sys.argv[1:]: archive.write(name)
`;

// What the machine has: the forms that these tools write stand above too, byte for byte of our own making.
const tools: [string, string[]][] = [
  ["python3 -m zipfile", ["python3", "-m", "zipfile", "-c", "out.zip", "app.json", "a.js", "empty.js", "pages"]],
  ["Python to a pipe", ["python3", "-c", streamingPython, "app.json", "a.js", "empty.js", "pages/index/index.axml"]],
  ["zip", ["zip", "-qr", "out.zip", "."]],
  ["zip to a pipe", ["zip", "-qr", "-", "."]],
];
const installed = tools.filter(([, [command = ""]]) => run(command, ["--version"], tmpdir()) !== null);

test.for(installed)("an archive of %s is accepted", async ([, [command = "", ...given]]) => {
  const folder = mkdtempSync(join(tmpdir(), "archive-"));
  try {
    for (const { name, content } of contents) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const written = run(command, given, folder);
    if (written === null) throw new Error(`${command} is gone.`);
    expect(await accepted(written.length > 0 ? written : readFileSync(join(folder, "out.zip")))).toEqual(all);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function run(command: string, given: string[], folder: string): Buffer | null {
  try {
    return execFileSync(command, given, { cwd: folder });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
