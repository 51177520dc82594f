import { createHash } from "node:crypto";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import type { ArchiveFile } from "./open-archive";
import { shownPath } from "./path-fault";
import { Refusal } from "./refusal";

/** The bytes of one file, of the size and with the checksum that the archive announces; else a Refusal. */
export function readFile(archive: Buffer, file: ArchiveFile): Buffer {
  const packed = packedBytes(archive, file);
  const bytes = file.isDeflated ? inflate(packed, file) : packed;
  if (bytes.length !== file.size || crc32(bytes) !== file.crc32) throw damaged(file);
  return bytes;
}

/** The hex SHA-256 of a file that is too large to be held. */
export async function hashLargeFile(archive: Buffer, file: ArchiveFile): Promise<string> {
  const [hash, packed] = [createHash("sha256"), packedBytes(archive, file)];
  let [size, sum] = [0, 0];
  for await (const chunk of file.isDeflated ? inflateInParts(packed, file) : [packed]) {
    size += chunk.length;
    if (size > file.size) throw damaged(file);
    sum = crc32(chunk, sum);
    hash.update(chunk);
  }
  if (size !== file.size || sum !== file.crc32) throw damaged(file);
  return hash.digest("hex");
}

const packedBytes = (archive: Buffer, { start, compressedSize }: ArchiveFile): Buffer =>
  archive.subarray(start, start + compressedSize);

function inflate(packed: Buffer, file: ArchiveFile): Buffer {
  try {
    const { buffer, engine } = withInfo(
      inflateRawSync(packed, { maxOutputLength: Math.max(1, file.size), info: true }),
    );
    if (engine.bytesWritten === packed.length) return buffer;
  } catch {
    throw damaged(file);
  }
  throw damaged(file);
}

async function* inflateInParts(packed: Buffer, file: ArchiveFile): AsyncGenerator<Buffer> {
  const inflating = createInflateRaw({ chunkSize: 256 * 1024 });
  inflating.end(packed);
  try {
    for await (const chunk of inflating) yield Buffer.from(chunk as Uint8Array);
  } catch {
    throw damaged(file);
  }
  if (inflating.bytesWritten !== packed.length) throw damaged(file);
}

/** With `info` zlib answers an object, which its types leave out. */
function withInfo(answer: unknown): { buffer: Buffer; engine: { bytesWritten: number } } {
  return answer as { buffer: Buffer; engine: { bytesWritten: number } };
}

const damaged = ({ path }: ArchiveFile) =>
  new Refusal({
    file: shownPath(path),
    message: "The file is damaged: its contents are not what the archive announces. Pack the folder anew.",
  });
