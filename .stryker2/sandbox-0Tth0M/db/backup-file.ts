import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable, pipeline } from "node:stream";
import { pipeline as finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

const format = "mini-program-console backup 1";

/** The first line of a backup. Sequences stand with the next number that they give. */
export type BackupHead = {
  format: typeof format;
  at: string;
  migrations: string[];
  tables: string[];
  sequences: { name: string; next: string }[];
};

/** Rows of one table, each as PostgreSQL writes a whole row as text. */
export type BackupRows = { table: string; rows: string[] };

type BackupEnd = { rows: Record<string, number>; sha256: string };

/** In bytes of text, roughly: what is held in memory at once. */
export const batchBytes = 4 * 1024 * 1024;

/** Appears under its name once it is whole and on the disk, for its owner alone. Returns how many rows each table has. */
export async function writeBackupFile(
  file: string,
  head: Omit<BackupHead, "format">,
  batches: AsyncIterable<BackupRows>,
): Promise<Record<string, number>> {
  const partial = `${file}.partial`;
  const counts = Object.fromEntries(head.tables.map((name) => [name, 0]));
  const hash = createHash("sha256");
  const lines = linesOf({ format, ...head }, batches, counts, hash);
  // Fails where the name is taken, so that no earlier backup is lost.
  await (await open(file, "wx", 0o600)).close();
  try {
    await finished(Readable.from(lines), createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }));
    await rename(partial, file);
  } catch (error) {
    await Promise.all([partial, file].map((name) => rm(name, { force: true })));
    throw error;
  }
  return counts;
}

async function* linesOf(
  head: BackupHead,
  batches: AsyncIterable<BackupRows>,
  counts: Record<string, number>,
  hash: Hash,
): AsyncGenerator<Buffer> {
  const hashed = (text: string) => {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    return bytes;
  };
  yield hashed(`${JSON.stringify(head)}\n`);
  for await (const { table, rows } of batches) {
    counts[table] = (counts[table] ?? 0) + rows.length;
    yield hashed(`${JSON.stringify({ table })}\n${rows.map((row) => `${JSON.stringify(row)}\n`).join("")}`);
  }
  const end: BackupEnd = { rows: counts, sha256: hash.digest("hex") };
  yield Buffer.from(`${JSON.stringify({ end })}\n`);
}

/** Reads a backup to its end: the head first, then rows in batches. Throws at the end unless all of it is what was written. */
export async function* readBackupFile(file: string): AsyncGenerator<BackupHead | BackupRows> {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  let end: BackupEnd | undefined;
  let batch: BackupRows | undefined;
  let size = 0;
  let isFirst = true;
  for await (const line of bytesByLine(file)) {
    if (end) throw damaged(file, "something follows its end");
    const value = parsed(file, line, isFirst);
    if (isFirst) {
      const head = value as BackupHead | null;
      if (head?.format !== format) throw notOne(file);
      yield head;
      for (const table of head.tables) counts[table] = 0;
    } else if (typeof value === "string") {
      if (!batch) throw damaged(file, "a row belongs to no table");
      batch.rows.push(value);
      size += value.length;
      counts[batch.table] = (counts[batch.table] ?? 0) + 1;
    }
    if (batch && (typeof value !== "string" || size >= batchBytes)) {
      if (batch.rows.length > 0) yield batch;
      batch = { table: batch.table, rows: [] };
      size = 0;
    }
    if (typeof value === "object" && value !== null) {
      if ("table" in value) batch = { table: String(value.table), rows: [] };
      if ("end" in value) end = value.end as BackupEnd;
    }
    if (!end) hash.update(line).update("\n");
    isFirst = false;
  }
  if (isFirst) throw notOne(file);
  if (!end) throw damaged(file, "its end is missing");
  if (end.sha256 !== hash.digest("hex")) throw damaged(file, "its content is not what was written");
  const wrong = Object.keys({ ...counts, ...end.rows }).filter((name) => counts[name] !== end.rows[name]);
  if (wrong.length > 0) throw damaged(file, `rows are missing in ${wrong.join(", ")}`);
}

function parsed(file: string, line: Buffer, isFirst: boolean): unknown {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    throw isFirst ? notOne(file) : damaged(file, "a line cannot be read");
  }
}

async function* bytesByLine(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  pipeline(source, gunzip, () => {});
  let rest: Buffer[] = [];
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, at)]);
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!code.startsWith("Z_")) throw error;
    const { message } = error as Error;
    throw message === "incorrect header check" ? notOne(file) : damaged(file, message);
  }
  if (rest.length > 0) throw damaged(file, "its last line is cut off");
}

const notOne = (file: string) => new Error(`${file} is no backup of this console, or not one that this release reads.`);

const damaged = (file: string, why: string) =>
  new Error(`${file} is damaged or was cut off (${why}). Nothing was restored; take another backup.`);
