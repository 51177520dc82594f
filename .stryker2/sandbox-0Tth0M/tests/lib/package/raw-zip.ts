import { crc32, deflateRawSync } from "node:zlib";

/** An entry as it is to be written, with what its two headers say about it. */
export type RawEntry = {
  name: string | Buffer;
  content?: string | Buffer;
  stored?: boolean;
  mode?: number;
  flags?: number;
  method?: number;
  extra?: Buffer;
  /** What the central header says instead of the truth. */
  says?: { size?: number; crc?: number; packed?: number; offset?: number };
  /** What the local header says instead of the central one. */
  localName?: string;
  localSize?: number;
  localExtra?: Buffer;
  /** Written without a record in the directory. */
  isUnlisted?: boolean;
  /** What stands between its data and the next entry. */
  behind?: Buffer;
};

type Rest = { count?: number; before?: Buffer; beforeDirectory?: Buffer; beforeEnd?: Buffer; after?: Buffer };

const none = Buffer.alloc(0);

/** A ZIP byte by byte, for archives that no tool would make. `count`: how many entries its end announces. */
export function rawZip(
  entries: RawEntry[],
  { count, before = none, beforeDirectory = none, beforeEnd = none, after = none }: Rest = {},
): Buffer {
  const parts: Buffer[] = [before];
  const directory: Buffer[] = [];
  let offset = before.length;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? "");
    const data = entry.stored ? content : deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(entry.flags ?? 0x800, 2);
    fields.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4);
    fields.writeUInt32LE(entry.says?.crc ?? crc32(content), 10);
    fields.writeUInt32LE(entry.says?.packed ?? data.length, 14);
    fields.writeUInt32LE(entry.says?.size ?? content.length, 18);
    const local = Buffer.from(fields);
    if (entry.localSize !== undefined) local.writeUInt32LE(entry.localSize, 18);
    const localName = Buffer.from(entry.localName ?? name);
    const localExtra = entry.localExtra ?? none;
    const header = [
      ...[Buffer.from("PK\x03\x04"), local, lengths(localName.length, localExtra.length), localName, localExtra],
      ...[data, entry.behind ?? none],
    ];
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(entry.says?.offset ?? offset, 10);
    const extra = entry.extra ?? none;
    if (!entry.isUnlisted)
      directory.push(Buffer.from("PK\x01\x02\x14\x03"), fields, lengths(name.length, extra.length), rest, name, extra);
    parts.push(...header);
    offset += header.reduce((sum, part) => sum + part.length, 0);
  }
  const listed = Buffer.concat(directory);
  const announced = count ?? entries.filter(({ isUnlisted }) => !isUnlisted).length;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(announced & 0xffff, 8);
  end.writeUInt16LE(announced & 0xffff, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset + beforeDirectory.length, 16);
  return Buffer.concat([...parts, beforeDirectory, listed, beforeEnd, end, after]);
}

/** An extra field of a header. */
export function extraField(id: number, data: Buffer): Buffer {
  return Buffer.concat([lengths(id, data.length), data]);
}

/** What some tools write behind the data of a file: its checksum and its sizes, of 4 or 8 bytes each. */
export function descriptor(content: string, { isSigned = true, isLong = false } = {}): Buffer {
  const sizes = [deflateRawSync(content).length, content.length];
  const crc = Buffer.alloc(4);
  crc.writeUInt32LE(crc32(content));
  const numbers = sizes.map((size) => {
    const number = Buffer.alloc(isLong ? 8 : 4);
    number.writeUInt32LE(size);
    return number;
  });
  return Buffer.concat([isSigned ? Buffer.from("PK\x07\x08") : none, crc, ...numbers]);
}

function lengths(name: number, extra: number): Buffer {
  const both = Buffer.alloc(4);
  both.writeUInt16LE(name, 0);
  both.writeUInt16LE(extra, 2);
  return both;
}
