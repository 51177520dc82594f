import { and, eq, inArray, lt, notExists } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { packages, versionDrafts, versions } from "../../../db/schema";

const dayInMs = 24 * 60 * 60 * 1000;
const atOnce = 50;

/** Takes away uploads that nobody made a version of within a day, then packages that nothing has any more. Answers how many packages. */
export async function purgeUploads({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const dayAgo = new Date(now().getTime() - dayInMs);
  await db.delete(versionDrafts).where(lt(versionDrafts.createdAt, dayAgo));
  return db.transaction(async (db) => {
    // Held first: whoever takes one of them for a draft or a version waits, or was first, and then it is no orphan.
    const orphans = await db
      .select({ digest: packages.digest })
      .from(packages)
      .where(and(lt(packages.storedAt, dayAgo), ...unused(db)))
      .orderBy(packages.digest)
      .limit(atOnce)
      .for("update", { skipLocked: true });
    const digests = orphans.map(({ digest }) => digest);
    if (digests.length === 0) return 0;
    const gone = await db
      .delete(packages)
      .where(and(inArray(packages.digest, digests), ...unused(db)))
      .returning({ digest: packages.digest });
    return gone.length;
  });
}

function unused(db: Db) {
  return [
    notExists(db.select().from(versions).where(eq(versions.packageDigest, packages.digest))),
    notExists(db.select().from(versionDrafts).where(eq(versionDrafts.packageDigest, packages.digest))),
  ];
}
