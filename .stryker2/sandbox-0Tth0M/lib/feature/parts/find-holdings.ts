import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { approvalRequests, features, miniProgramFeatures } from "../../../db/schema";
import type { Holding } from "../lifecycle";
import { activationOf } from "./activation-of";

export type HoldingOf = Holding & { key: string };

/** How a mini program stands to these features, by key; what the catalog does not have is left out. */
export async function findHoldings(db: Db, miniProgramId: string, keys: string[]): Promise<HoldingOf[]> {
  const rows = await db
    .select({
      key: features.key,
      name: features.name,
      access: features.access,
      addedTo: miniProgramFeatures.miniProgramId,
      request: approvalRequests.number,
    })
    .from(features)
    .leftJoin(
      miniProgramFeatures,
      and(eq(miniProgramFeatures.featureKey, features.key), eq(miniProgramFeatures.miniProgramId, miniProgramId)),
    )
    .leftJoin(approvalRequests, activationOf(miniProgramId))
    .where(inArray(features.key, keys))
    .orderBy(asc(features.sortName), asc(features.key));
  return rows.map(({ addedTo, ...row }) => ({ ...row, isAdded: addedTo !== null }));
}
