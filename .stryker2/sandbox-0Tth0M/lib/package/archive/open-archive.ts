import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { sizeText } from "../../format/size-text";
import { limits } from "../limits";
import { checkDirectory } from "./check-directory";
import { checkEntry, decodeName } from "./check-entry";
import { checkLayout } from "./check-layout";
import { shownPath } from "./path-fault";
import { contradiction, Problems } from "./problems";
import { Refusal } from "./refusal";

/** A file of the archive: `start` is where its data begin. The path is without the one top folder. */
export type ArchiveFile = {
  path: string;
  size: number;
  compressedSize: number;
  isDeflated: boolean;
  crc32: number;
  start: number;
};

/** The files of an archive whose form is good, sorted by path. Inflates nothing; throws a Refusal. */
export async function openArchive(bytes: Buffer): Promise<ArchiveFile[]> {
  if (bytes.length > limits.zipBytes)
    throw new Refusal({
      file: null,
      message: `The package is ${sizeText(bytes.length)}; at most ${sizeText(limits.zipBytes)} are possible.`,
    });
  const problems = new Problems();
  const { files, entries, directoryStart } = await readingZip(async () => {
    const read = await readEntries(bytes);
    return { ...read, files: read.entries.flatMap(({ entry, local }) => checkEntry(entry, local, problems)) };
  });
  checkDirectory(files, bytes.length, problems);
  checkLayout(bytes, entries, directoryStart, problems);
  problems.throwIfAny();
  return withoutTopFolder(files).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readEntries(bytes: Buffer) {
  const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false });
  checkCount(bytes, zip);
  const directoryStart = cursor(zip);
  const entries = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  checkEnd(bytes, zip, directoryStart);
  const files = entries.filter(({ fileNameRaw }) => fileNameRaw.at(-1) !== slash).length;
  if (files > limits.files)
    throw new Refusal({
      file: null,
      message: `The package holds ${files} files; at most ${limits.files} are possible.`,
    });
  const located = entries.map(async (entry) => ({ entry, local: await readLocal(zip, entry, directoryStart) }));
  return { entries: await Promise.all(located), directoryStart };
}

const slash = 0x2f;
const endSignature = 0x06054b50;
const longEndSignature = 0x06064b50;
const locatorSignature = 0x07064b50;
const [endBytes, longEndBytes, locatorBytes] = [22, 12, 20];

/** Behind the directory stand only the records of its end, which say where it stands. */
function checkEnd(bytes: Buffer, zip: ZipFile, directoryStart: number): void {
  const after = cursor(zip);
  const end = bytes.length - endBytes - zip.comment.length;
  const signature = bytes.readUInt32LE(after);
  if (signature !== endSignature && signature !== longEndSignature)
    throw lie("its directory lists other entries than it announces");
  let expected = after;
  if (signature === longEndSignature) {
    expected += longEndBytes + Number(bytes.readBigUInt64LE(after + 4));
    const isLocated =
      bytes.readUInt32LE(expected) === locatorSignature && Number(bytes.readBigUInt64LE(expected + 8)) === after;
    if (!isLocated) throw lie("its end does not stand where it is announced");
    expected += locatorBytes;
  }
  const isLong = expected !== after;
  const says = (at: number, value: number) => {
    const said = bytes.readUInt32LE(end + at);
    return said === value || (isLong && said === 0xffffffff);
  };
  if (expected !== end || !says(12, after - directoryStart) || !says(16, directoryStart))
    throw lie("its directory does not stand where it is announced");
}

/** Before anything is read of the entries: how many there are, and whether both ends of the archive say the same. */
function checkCount(bytes: Buffer, zip: ZipFile): void {
  if (zip.entryCount > limits.entries)
    throw new Refusal({
      file: null,
      message: `The package holds ${zip.entryCount} entries; at most ${limits.files} files are possible.`,
    });
  if (zip.entryCount === 0)
    throw new Refusal({ file: null, message: "The package is empty. Pack the folder with app.json in it." });
  const end = bytes.length - endBytes - zip.comment.length;
  const counts = [bytes.readUInt16LE(end + 8), bytes.readUInt16LE(end + 10)];
  if (counts.some((count) => count !== 0xffff && count !== zip.entryCount))
    throw lie("it announces two different numbers of entries");
}

async function readLocal(zip: ZipFile, entry: Entry, directoryStart: number) {
  const local = await zip.readLocalFileHeaderPromise(entry);
  if (local.fileDataStart + entry.compressedSize > directoryStart)
    throw lie(`the data of ${shownPath(decodeName(entry) ?? "a file")} reach into its directory`);
  return local;
}

/** Typed as a boolean by mistake: where the next entry of the directory begins. */
const cursor = (zip: ZipFile): number => Number(zip.readEntryCursor);

const lie = (what: string) => new Refusal({ file: null, message: contradiction(what) });

async function readingZip<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal({
      file: null,
      message: "This is no ZIP archive, or it is damaged. Pack the folder with app.json in it as a ZIP.",
    });
  }
}

function withoutTopFolder(files: ArchiveFile[]): ArchiveFile[] {
  const top = files[0]?.path.split("/")[0] ?? "";
  const has = (path: string) => files.some((file) => file.path === path);
  if (has("app.json") || !has(`${top}/app.json`) || !files.every((file) => file.path.startsWith(`${top}/`)))
    return files;
  return files.map((file) => ({ ...file, path: file.path.slice(top.length + 1) }));
}
