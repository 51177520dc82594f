import { eq } from "drizzle-orm";
import { suspensions } from "../../../db/schema";
import { can } from "../../access/can";
import type { Ctx } from "../../context";
import { isLive, obstaclesTo } from "../../mini-program/lifecycle";
import { findLife } from "../../mini-program/parts/find-life";
import type { Sight } from "../../request/parts/sight";

/** Whether the mini program of a request can be suspended from here, and why it is suspended; null where that is nothing for this person. */
export type Brake = { why: string | null; reason: string | null };

export async function findBrake(ctx: Ctx, { miniProgram }: Sight): Promise<Brake | null> {
  if (!miniProgram || !can(ctx.actor, "miniProgram.suspend", { miniProgram })) return null;
  const life = await findLife(ctx, miniProgram.id);
  if (!life || !isLive(life.state)) return null;
  const reason = life.suspension ? await findReason(ctx, life.suspension.id) : null;
  const obstacles = obstaclesTo("suspend", life);
  return { why: obstacles.length > 0 ? obstacles.map(({ words }) => words).join(" ") : null, reason };
}

async function findReason({ db }: Ctx, id: string): Promise<string | null> {
  const [found] = await db.select({ reason: suspensions.reason }).from(suspensions).where(eq(suspensions.id, id));
  return found?.reason ?? null;
}
