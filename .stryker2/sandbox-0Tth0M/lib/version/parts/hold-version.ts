import { eq } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import type { Standing } from "../../access/actor";
import { stillPermitted } from "../../access/parts/still-permitted";
import { permittedMiniProgram } from "../../access/permitted-mini-program";
import type { Ctx } from "../../context";
import { conflict, notFound } from "../../errors";
import { lifecycle, obstaclesTo, type StepOfPeople, type VersionFacts, type VersionStep } from "../lifecycle";
import { findFacts, type FactsOf, type VersionKey } from "./find-facts";

/**
 * The version for a step that the actor may take and that is open now. Its mini program is held until the transaction
 * ends, before anything else of it, as everywhere: so all that happens to its versions happens one after the other.
 */
export async function holdVersion(
  ctx: Ctx,
  key: VersionKey,
  step: StepOfPeople,
): Promise<{ miniProgram: Standing; facts: FactsOf }> {
  const { needs } = lifecycle[step];
  await permittedMiniProgram(ctx, key.id, needs);
  await ctx.db
    .select({ id: miniPrograms.id })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, key.id))
    .for("no key update");
  const miniProgram = await stillPermitted(ctx, key.id, needs);
  const facts = await findFacts(ctx, key);
  if (!facts) throw notFound(`There is no version ${key.number} of this mini program.`);
  assertOpen(step, facts);
  return { miniProgram, facts };
}

/** Throws what stands in the way of a step. */
export function assertOpen(step: VersionStep, facts: VersionFacts): void {
  const obstacles = obstaclesTo(step, facts);
  if (obstacles.length > 0) throw conflict(obstacles.map(({ words }) => words).join(" "));
}
