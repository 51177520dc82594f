import { and, eq } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { packageChunks, packages } from "../../db/schema";

/** Where the bytes of packages lie, each under its SHA-256. The rest of the console knows no more of it than this. */
export type PackageStore = {
  put: (digest: string, bytes: Uint8Array) => Promise<void>;
  /** The bytes in pieces; throws where they are not there in full. */
  read: (digest: string) => AsyncIterable<Uint8Array>;
  purge: (digest: string) => Promise<void>;
};

export const chunkSize = 512 * 1024;

/** Packages in PostgreSQL, a row for every 512 KiB, of which one at a time is in memory. */
export function packageStore(db: Db): PackageStore {
  return {
    async put(digest, bytes) {
      for (let position = 0; position * chunkSize < bytes.length; position += 1) {
        const from = position * chunkSize;
        const { buffer, byteOffset } = bytes.subarray(from);
        const content = Buffer.from(buffer, byteOffset, Math.min(chunkSize, bytes.length - from));
        await db.insert(packageChunks).values({ digest, position, content });
      }
    },
    read: (digest) => readChunks(db, digest),
    async purge(digest) {
      await db.delete(packageChunks).where(eq(packageChunks.digest, digest));
    },
  };
}

async function* readChunks(db: Db, digest: string): AsyncGenerator<Uint8Array> {
  const [stored] = await db.select({ size: packages.size }).from(packages).where(eq(packages.digest, digest));
  if (!stored) throw new Error(`The package ${digest} is not there.`);
  for (let position = 0; position * chunkSize < stored.size; position += 1) {
    const [chunk] = await db
      .select({ content: packageChunks.content })
      .from(packageChunks)
      .where(and(eq(packageChunks.digest, digest), eq(packageChunks.position, position)));
    const expected = Math.min(chunkSize, stored.size - position * chunkSize);
    if (chunk?.content.length !== expected) throw new Error(`Piece ${position} of the package ${digest} is missing.`);
    yield chunk.content;
  }
}
