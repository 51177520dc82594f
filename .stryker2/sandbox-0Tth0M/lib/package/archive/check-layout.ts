import type { Entry, LocalFileHeader } from "yauzl";
import { decodeName, sizesFollowFlag } from "./check-entry";
import { shownPath } from "./path-fault";
import { contradiction, type Problems } from "./problems";

/** An entry as the directory has it, and its header where its data are. */
export type Listed = { entry: Entry; local: LocalFileHeader };

const unlisted = "it holds bytes that its directory does not list";
const emptyDeflated = Buffer.from([3, 0]);
const descriptorSignature = Buffer.from("PK\x07\x08");

/**
 * The entries must lie one behind the other from the first byte to the directory, so that a program that reads from
 * the beginning meets the same files as one that reads the directory.
 */
export function checkLayout(bytes: Buffer, listed: Listed[], directoryStart: number, problems: Problems): void {
  const inOrder = [...listed].sort((a, b) => offsetOf(a) - offsetOf(b));
  let end = 0;
  for (const [at, one] of inOrder.entries()) {
    const name = shownPath(decodeName(one.entry) ?? "a file");
    if (offsetOf(one) > end) return problems.add(null, contradiction(`before ${name} ${unlisted}`));
    if (offsetOf(one) < end)
      return problems.add(name, "The file shares its data with another one. Pack the folder anew.");
    const dataEnd = one.local.fileDataStart + one.entry.compressedSize;
    const next = inOrder[at + 1];
    const behind = bytes.subarray(dataEnd, Math.max(dataEnd, next ? offsetOf(next) : directoryStart));
    const data = bytes.subarray(one.local.fileDataStart, dataEnd);
    const fault = dataFault(one, data);
    if (fault) return problems.add(name, fault);
    const descriptor = descriptorLength(one, behind);
    if (descriptor === null)
      return problems.add(name, "The file's size does not stand behind it as announced. Pack the folder anew.");
    end = dataEnd + descriptor;
  }
  if (end !== directoryStart) problems.add(null, contradiction(`before its directory ${unlisted}`));
}

const offsetOf = ({ entry }: Listed): number => entry.relativeOffsetOfLocalHeader;

const sizesFollow = ({ local }: Listed): boolean => (local.generalPurposeBitFlag & sizesFollowFlag) !== 0;

function dataFault(one: Listed, data: Buffer): string | null {
  const { compressionMethod, fileNameRaw } = one.entry;
  if (fileNameRaw.at(-1) === 0x2f && data.length > 0 && !(compressionMethod === 8 && data.equals(emptyDeflated)))
    return "A folder cannot have contents of its own.";
  // Whoever reads from the beginning finds the end of such data only by what stands behind them.
  if (sizesFollow(one) && compressionMethod === 0 && data.includes(descriptorSignature))
    return "It cannot be told for certain where the file ends. Pack the folder with the usual ZIP compression (Deflate).";
  return null;
}

/** How long what repeats checksum and sizes behind the data is; null where it is announced and missing. */
function descriptorLength(one: Listed, behind: Buffer): number | null {
  if (!sizesFollow(one)) return 0;
  const { crc32, compressedSize, uncompressedSize } = one.entry;
  const size = (at: number, isLong: boolean) => (isLong ? Number(behind.readBigUInt64LE(at)) : behind.readUInt32LE(at));
  for (const [from, isLong] of [
    [4, true],
    [0, true],
    [4, false],
    [0, false],
  ] as const) {
    const width = isLong ? 8 : 4;
    const length = from + 4 + 2 * width;
    if (
      behind.length >= length &&
      (from === 0 || behind.subarray(0, 4).equals(descriptorSignature)) &&
      behind.readUInt32LE(from) === crc32 &&
      size(from + 4, isLong) === compressedSize &&
      size(from + 4 + width, isLong) === uncompressedSize
    )
      return length;
  }
  return null;
}
