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
};

/** A ZIP byte by byte, for archives that no tool would make. `count`: how many entries its end announces. */
export function rawZip(entries: RawEntry[], { count = entries.length, after = Buffer.alloc(0) } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
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
    const header = [Buffer.from("PK\x03\x04"), local, lengths(localName.length, 0), localName, data];
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(entry.says?.offset ?? offset, 10);
    const extra = entry.extra ?? Buffer.alloc(0);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x03"), fields, lengths(name.length, extra.length), rest, name, extra]),
    );
    parts.push(...header);
    offset += header.reduce((sum, part) => sum + part.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count & 0xffff, 8);
  end.writeUInt16LE(count & 0xffff, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end, after]);
}

function lengths(name: number, extra: number): Buffer {
  const both = Buffer.alloc(4);
  both.writeUInt16LE(name, 0);
  both.writeUInt16LE(extra, 2);
  return both;
}
