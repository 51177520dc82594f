import { and, asc, eq, notExists, sql } from "drizzle-orm";
import { packages, versionDrafts, versions } from "../../../db/schema";
import type { Db } from "../../../db/connect";
import type { Ctx } from "../../context";
import { packageStore } from "../../package/package-store";

/**
 * Deletes the packages that neither a version nor a draft has, each in a transaction of its own. An upload holds its
 * package until its draft is there: one that is held is for the next time, and what was held before it was looked at
 * again stays. Answers how many.
 */
export async function purgePackages({ db }: Pick<Ctx, "db">, stop?: AbortSignal): Promise<number> {
  let purged = 0;
  while (!stop?.aborted) {
    const done = await db.transaction(purgeOne);
    if (done === "none left") break;
    if (done === "purged") purged += 1;
  }
  return purged;
}

async function purgeOne(db: Db): Promise<"purged" | "taken meanwhile" | "none left"> {
  const [unused] = await db
    .select({ digest: packages.digest })
    .from(packages)
    .where(isUnused(db))
    .orderBy(asc(packages.storedAt))
    .limit(1)
    .for("update", { skipLocked: true });
  if (!unused) return "none left";
  const { digest } = unused;
  // The look above may be older than the hold: what was referred to in between shows in this one.
  const [still] = await db
    .select({ digest: packages.digest })
    .from(packages)
    .where(and(eq(packages.digest, digest), isUnused(db)));
  if (!still) return "taken meanwhile";
  await packageStore(db).purge(digest);
  await db.delete(packages).where(eq(packages.digest, digest));
  return "purged";
}

function isUnused(db: Db) {
  const one = { one: sql`1` };
  return and(
    notExists(db.select(one).from(versions).where(eq(versions.packageDigest, packages.digest))),
    notExists(db.select(one).from(versionDrafts).where(eq(versionDrafts.packageDigest, packages.digest))),
  );
}
