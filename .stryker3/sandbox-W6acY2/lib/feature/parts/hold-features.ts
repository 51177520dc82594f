import { asc, eq, inArray } from "drizzle-orm";
import { features, miniPrograms } from "../../../db/schema";
import type { Standing } from "../../access/actor";
import type { Action } from "../../access/matrix";
import { permittedMiniProgram } from "../../access/permitted-mini-program";
import type { Ctx } from "../../context";
import { conflict, notFound } from "../../errors";
import { lifecycle, obstaclesTo, type FeatureStep, type Holding } from "../lifecycle";
import { findHoldings, type HoldingOf } from "./find-holdings";

type StepOfPeople = { [S in FeatureStep]: (typeof lifecycle)[S]["needs"] extends Action ? S : never }[FeatureStep];

/**
 * The features for a step that the actor may take, held together with their mini program until the transaction ends:
 * the mini program first, as everywhere. What the catalog does not have is left out; the caller says so.
 */
export async function holdFeatures(
  ctx: Ctx,
  id: string,
  step: StepOfPeople,
  keys: string[],
): Promise<{ miniProgram: Standing & { name: string }; holdings: HoldingOf[] }> {
  const standing = await permittedMiniProgram(ctx, id, lifecycle[step].needs);
  const [held] = await ctx.db
    .select({ name: miniPrograms.name, state: miniPrograms.state })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, id))
    .for("no key update");
  if (!held || held.state === "deleted") throw notFound();
  // Nobody edits or deletes them in the catalog meanwhile.
  await ctx.db
    .select({ key: features.key })
    .from(features)
    .where(inArray(features.key, keys))
    .orderBy(asc(features.key))
    .for("key share");
  return { miniProgram: { ...standing, name: held.name }, holdings: await findHoldings(ctx.db, id, keys) };
}

/** Throws what stands in the way of a step, of all features together. */
export function assertOpen(step: FeatureStep, ...holdings: Holding[]): void {
  const obstacles = holdings.flatMap((holding) => obstaclesTo(step, holding));
  if (obstacles.length > 0) throw conflict(obstacles.map(({ words }) => words).join(" "));
}
