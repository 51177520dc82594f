import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { deploymentKeys } from "../../db/schema";
import type { Ctx } from "../context";
import { prepared } from "../prepared";
import { hashKey, isDeploymentKey } from "./parts/deployment-key";

type KeyCtx = Pick<Ctx, "db" | "now">;

/** `noteUse` is to be called once the answer is on its way; null where its last use is noted already. */
export type AuthorizedKey = { id: string; noteUse: (() => Promise<void>) | null };

const noteAfter = 5 * 60 * 1000;

/** The key that is not revoked, or null. One query. */
export async function authorizeDeploymentKey(ctx: KeyCtx, input: { key: string }): Promise<AuthorizedKey | null> {
  if (!isDeploymentKey(input.key)) return null;
  const [found] = await byHash(ctx.db).execute({ hash: hashKey(input.key) });
  if (!found) return null;
  const now = ctx.now();
  const before = new Date(now.getTime() - noteAfter);
  const isNoted = found.lastUsedAt !== null && found.lastUsedAt >= before;
  return { id: found.id, noteUse: isNoted ? null : () => noteUse(ctx, found.id, now, before) };
}

const byHash = prepared((db) =>
  db
    .select({ id: deploymentKeys.id, lastUsedAt: deploymentKeys.lastUsedAt })
    .from(deploymentKeys)
    .where(and(eq(deploymentKeys.keyHash, sql.placeholder("hash")), isNull(deploymentKeys.revokedAt)))
    .prepare("deployment_key"),
);

async function noteUse({ db }: KeyCtx, id: string, now: Date, before: Date): Promise<void> {
  const isOld = or(isNull(deploymentKeys.lastUsedAt), lt(deploymentKeys.lastUsedAt, before));
  await db
    .update(deploymentKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(deploymentKeys.id, id), isOld));
}
