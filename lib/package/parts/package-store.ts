import { and, asc, eq, gt } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { packageChunks } from "../../../db/schema";

/** Where the bytes of packages lie, by their SHA-256. Another store takes this one's place by being all of this. */
export type PackageStore = {
  /** Stores bytes that nothing is stored for yet, within the transaction at hand. */
  put: (db: Db, digest: string, bytes: Uint8Array) => Promise<void>;
  /** The bytes in order, a part at a time; nothing where there are none. */
  read: (db: Db, digest: string) => AsyncIterable<Uint8Array>;
};

const chunkSize = 512 * 1024;

/** Rows of at most 512 KiB: one of them is in memory at a time. They go with the row of their package. */
export const packageStore: PackageStore = {
  async put(db, digest, bytes) {
    for (let position = 0; position * chunkSize < bytes.length; position++) {
      const part = bytes.subarray(position * chunkSize, (position + 1) * chunkSize);
      // Copied: what is handed over may be shared with another thread.
      await db.insert(packageChunks).values({ digest, position, content: Buffer.from(part) });
    }
  },
  async *read(db, digest) {
    for (let last = -1; ;) {
      const [chunk] = await db
        .select({ position: packageChunks.position, content: packageChunks.content })
        .from(packageChunks)
        .where(and(eq(packageChunks.digest, digest), gt(packageChunks.position, last)))
        .orderBy(asc(packageChunks.position))
        .limit(1);
      if (!chunk) return;
      last = chunk.position;
      yield chunk.content;
    }
  },
};
