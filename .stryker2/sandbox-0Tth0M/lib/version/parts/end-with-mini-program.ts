import { and, asc, eq, inArray } from "drizzle-orm";
import { versions } from "../../../db/schema";
import type { Ctx } from "../../context";
import type { VersionState } from "../../vocabulary";
import type { VersionStep } from "../lifecycle";
import { setState } from "./set-state";

type Ending = Partial<Record<VersionState, VersionStep>>;

/** What a removal that is carried out does to the versions: nothing of them is live, or waits to be. */
export const removed: Ending = { released: "goOffline", approved: "callOff" };

/** A deletion withdraws what is asked for: a version in review is one that nobody has asked for. */
export const deleted: Ending = { in_review: "withdraw" };

/** Takes these steps, as the console, of every version of a mini program that the caller holds. */
export async function endWithMiniProgram(ctx: Ctx, id: string, ending: Ending): Promise<void> {
  const states = Object.keys(ending) as VersionState[];
  const rows = await ctx.db
    .select({ number: versions.number, state: versions.state })
    .from(versions)
    .where(and(eq(versions.miniProgramId, id), inArray(versions.state, states)))
    .orderBy(asc(versions.position));
  for (const { number, state } of rows) {
    const step = ending[state];
    if (step) await setState({ ...ctx, actor: { personId: null } }, step, { id, number, state });
  }
}
