import { desc, eq } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { configurationRevisions } from "../../../db/schema";

/** The H5 whitelist that counts now. */
export async function findH5Domains(db: Db, miniProgramId: string): Promise<string[]> {
  const [newest] = await db
    .select({ h5Domains: configurationRevisions.h5Domains })
    .from(configurationRevisions)
    .where(eq(configurationRevisions.miniProgramId, miniProgramId))
    .orderBy(desc(configurationRevisions.revision))
    .limit(1);
  return newest?.h5Domains ?? [];
}
