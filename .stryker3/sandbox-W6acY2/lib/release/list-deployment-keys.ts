import { desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { deploymentKeys, people } from "../../db/schema";
import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";

export type DeploymentKey = {
  id: string;
  name: string;
  /** Its last characters. */
  ending: string;
  madeBy: string;
  madeAt: Date;
  /** To some minutes; null while it was never used. */
  lastUsedAt: Date | null;
  revoked: { by: string; at: Date } | null;
};

const mostListed = 100;

/** Those in use, which are never more than fit, then the revoked ones, each the newest first. */
export async function listDeploymentKeys(ctx: Ctx): Promise<DeploymentKey[]> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "settings.manage");
    const [maker, revoker] = [alias(people, "maker"), alias(people, "revoker")];
    const rows = await ctx.db
      .select({
        id: deploymentKeys.id,
        name: deploymentKeys.name,
        ending: deploymentKeys.ending,
        madeBy: maker.name,
        madeAt: deploymentKeys.madeAt,
        lastUsedAt: deploymentKeys.lastUsedAt,
        revokedBy: revoker.name,
        revokedAt: deploymentKeys.revokedAt,
      })
      .from(deploymentKeys)
      .innerJoin(maker, eq(maker.id, deploymentKeys.madeBy))
      .leftJoin(revoker, eq(revoker.id, deploymentKeys.revokedBy))
      .orderBy(
        sql`${deploymentKeys.revokedAt} is not null`,
        desc(deploymentKeys.revokedAt),
        desc(deploymentKeys.madeAt),
        desc(deploymentKeys.id),
      )
      .limit(mostListed);
    return rows.map(({ revokedBy: by, revokedAt: at, ...key }) => ({
      ...key,
      revoked: by !== null && at !== null ? { by, at } : null,
    }));
  });
}
