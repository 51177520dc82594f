import { eq } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import type { Standing } from "../../access/actor";
import { stillPermitted } from "../../access/parts/still-permitted";
import { permittedMiniProgram } from "../../access/permitted-mini-program";
import type { Action } from "../../access/matrix";
import type { Ctx } from "../../context";
import { conflict, notFound } from "../../errors";
import { lifecycle, obstaclesTo, type Life, type LifeStep } from "../lifecycle";
import { findLife, type LifeOf } from "./find-life";

type StepOfPeople = { [S in LifeStep]: (typeof lifecycle)[S]["needs"] extends Action ? S : never }[LifeStep];

/**
 * The mini program for a step that the actor may take and that is open now, held until the transaction ends. It is
 * held before any of its requests, as everywhere. `permit` says what else the actor must be allowed.
 */
export async function holdMiniProgram(
  ctx: Ctx,
  id: string,
  step: StepOfPeople,
  permit: (ctx: Ctx, miniProgram: Standing) => Promise<void> = () => Promise.resolve(),
): Promise<Standing & { life: LifeOf }> {
  const { needs } = lifecycle[step];
  await permit(ctx, await permittedMiniProgram(ctx, id, needs));
  await ctx.db.select({ id: miniPrograms.id }).from(miniPrograms).where(eq(miniPrograms.id, id)).for("no key update");
  const standing = await stillPermitted(ctx, id, needs);
  await permit(ctx, standing);
  const life = await findLife(ctx, id);
  if (!life || (life.state === "deleted" && step !== "restore")) throw notFound();
  assertOpen(step, life);
  return { ...standing, life };
}

/** Throws what stands in the way of a step. */
export function assertOpen(step: LifeStep, life: Life): void {
  const obstacles = obstaclesTo(step, life);
  if (obstacles.length > 0) throw conflict(obstacles.map(({ words }) => words).join(" "));
}
