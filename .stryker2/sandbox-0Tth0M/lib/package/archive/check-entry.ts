import { parseExtraFields, type Entry, type LocalFileHeader } from "yauzl";
import type { ArchiveFile } from "./open-archive";
import { pathFault } from "./path-fault";
import type { Problems } from "./problems";

const isEncryptedFlags = 0x1 | 0x40 | 0x2000;
export const sizesFollowFlag = 0x8;
const unicodePathField = 0x7075;
const longSizesField = 0x0001;

/** An entry as a file, or nothing where it is a folder or is refused. */
export function checkEntry(entry: Entry, local: LocalFileHeader, problems: Problems): ArchiveFile[] {
  const path = decodeName(entry);
  if (path === null) {
    problems.add(entry.fileNameRaw.toString("latin1"), "The name is not written in UTF-8. Pack the folder anew.");
    return [];
  }
  const fault = pathFault(path) ?? kindFault(entry, path) ?? localFault(entry, local);
  if (fault) problems.add(path, fault);
  if (fault || path.endsWith("/")) return [];
  return [
    {
      path,
      size: entry.uncompressedSize,
      compressedSize: entry.compressedSize,
      isDeflated: entry.compressionMethod === 8,
      crc32: entry.crc32,
      start: local.fileDataStart,
    },
  ];
}

export function decodeName(entry: Entry): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(entry.fileNameRaw);
  } catch {
    return null;
  }
}

function kindFault(entry: Entry, path: string): string | null {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind === 0o120000) return "This is a link. Pack the file itself.";
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) return "This is no ordinary file. Leave it out.";
  if (entry.generalPurposeBitFlag & isEncryptedFlags)
    return "The file is encrypted. Pack the folder without a password.";
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return "The file is packed in an unusual way. Pack the folder with the usual ZIP compression (Deflate).";
  if (path.endsWith("/") && entry.uncompressedSize > 0) return "A folder cannot have contents of its own.";
  return null;
}

/** Programs differ in which header they believe, so both must say the same. */
function localFault(entry: Entry, local: LocalFileHeader): string | null {
  const follow = (local.generalPurposeBitFlag & sizesFollowFlag) !== 0;
  const fields = parseExtraFields(local.extraField);
  const sizes = longSizes(local, fields.find(({ id }) => id === longSizesField)?.data);
  const agrees = (here: number, there: number) => here === there || (follow && here === 0);
  const isSame =
    local.fileName.equals(entry.fileNameRaw) &&
    local.compressionMethod === entry.compressionMethod &&
    (local.generalPurposeBitFlag & isEncryptedFlags) === 0 &&
    agrees(local.crc32, entry.crc32) &&
    agrees(sizes.packed, entry.compressedSize) &&
    agrees(sizes.size, entry.uncompressedSize) &&
    (entry.compressionMethod !== 0 || entry.compressedSize === entry.uncompressedSize) &&
    [...entry.extraFields, ...fields].every(
      ({ id, data }) => id !== unicodePathField || data.subarray(5).equals(entry.fileNameRaw),
    );
  return isSame ? null : "The archive says two different things about this file. Pack the folder anew.";
}

/** Sizes that do not fit the header stand in a field behind the name, the unpacked one first. */
function longSizes({ uncompressedSize, compressedSize }: LocalFileHeader, field: Buffer = Buffer.alloc(0)) {
  const longs = [0, 8].flatMap((at) => (field.length >= at + 8 ? [Number(field.readBigUInt64LE(at))] : []));
  const read = (short: number) => (short === 0xffffffff ? (longs.shift() ?? short) : short);
  return { size: read(uncompressedSize), packed: read(compressedSize) };
}
