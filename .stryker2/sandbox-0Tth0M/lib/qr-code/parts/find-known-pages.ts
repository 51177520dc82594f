import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { packages, versions } from "../../../db/schema";

/** Pages of the released version, else of the newest one that is not over; null where there is none, as of every HTML5 one. */
export type KnownPages = { version: string; isReleased: boolean; pages: string[] } | null;

export async function findKnownPages(db: Db, miniProgramId: string): Promise<KnownPages> {
  const [found] = await db
    .select({
      version: versions.number,
      isReleased: sql<boolean>`${versions.state} = 'released'`,
      pages: packages.pages,
    })
    .from(versions)
    .innerJoin(packages, eq(packages.digest, versions.packageDigest))
    .where(and(eq(versions.miniProgramId, miniProgramId), notInArray(versions.state, ["canceled", "offline"])))
    .orderBy(desc(sql`${versions.state} = 'released'`), desc(versions.position))
    .limit(1);
  return found ?? null;
}

/** A warning and no refusal: the page may come with a version that is still to be uploaded. */
export function warningOf(page: string, known: KnownPages): string | null {
  if (known === null || known.pages.includes(page)) return null;
  return `Version ${known.version} has no page ${page}. Until a version with it is released, the app cannot open it.`;
}
