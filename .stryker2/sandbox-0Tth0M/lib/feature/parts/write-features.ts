import { and, eq } from "drizzle-orm";
import { miniProgramFeatures, miniPrograms } from "../../../db/schema";
import type { Ctx } from "../../context";

type Given = { miniProgramId: string; keys: string[]; addedBy: string };

/** Gives features to a mini program that the caller holds. */
export async function giveFeatures({ db, now }: Ctx, { miniProgramId, keys, addedBy }: Given): Promise<void> {
  const createdAt = now();
  await db
    .insert(miniProgramFeatures)
    .values(keys.map((featureKey) => ({ miniProgramId, featureKey, addedBy, createdAt })));
  await db.update(miniPrograms).set({ updatedAt: createdAt }).where(eq(miniPrograms.id, miniProgramId));
}

export async function takeFeature({ db, now }: Ctx, miniProgramId: string, key: string): Promise<void> {
  await db
    .delete(miniProgramFeatures)
    .where(and(eq(miniProgramFeatures.miniProgramId, miniProgramId), eq(miniProgramFeatures.featureKey, key)));
  await db.update(miniPrograms).set({ updatedAt: now() }).where(eq(miniPrograms.id, miniProgramId));
}
