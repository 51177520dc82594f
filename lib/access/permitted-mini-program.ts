import { and, eq, sql } from "drizzle-orm";
import { miniProgramMembers, miniPrograms } from "../../db/schema";
import type { Standing, StandingNow } from "./actor";
import { assertCan, can } from "./can";
import type { Action } from "./matrix";
import type { Ctx } from "../context";
import { notFound } from "../errors";
import { prepared } from "../prepared";

/** How a mini program stands to the actor, or "not found" where it does not exist, is hidden, or the actor may not do this. */
export async function permittedMiniProgram(ctx: Ctx, id: string, action: Action): Promise<Standing> {
  if (!isMiniProgramId(id)) throw notFound();
  const row = await standingOf(ctx, id);
  if (!row) throw notFound();
  const { state, ...miniProgram } = row;
  // Of a deleted one whoever may restore it sees the header; it has nothing else, and for the others it is gone.
  const isOfDeleted = action === "miniProgram.view" || action === "miniProgram.restore";
  if (state === "deleted" && !(isOfDeleted && can(ctx.actor, "miniProgram.restore", { miniProgram }))) {
    throw notFound();
  }
  assertCan(ctx.actor, action, { miniProgram });
  return miniProgram;
}

/** Read once for all that one page asks about it. */
function standingOf(ctx: Ctx, id: string): Promise<StandingNow | undefined> {
  const key = `${ctx.actor.personId} ${id}`;
  const reading = ctx.standings?.get(key) ?? readStanding(ctx, id);
  ctx.standings?.set(key, reading);
  return reading;
}

async function readStanding({ db, actor }: Ctx, id: string): Promise<StandingNow | undefined> {
  const [row] = await standingById(db).execute({ id, person: actor.personId });
  return row;
}

const standingById = prepared((db) =>
  db
    .select({
      id: miniPrograms.id,
      workspaceId: miniPrograms.workspaceId,
      state: miniPrograms.state,
      memberRole: miniProgramMembers.role,
    })
    .from(miniPrograms)
    .leftJoin(
      miniProgramMembers,
      and(
        eq(miniProgramMembers.miniProgramId, miniPrograms.id),
        eq(miniProgramMembers.personId, sql.placeholder("person")),
      ),
    )
    .where(eq(miniPrograms.id, sql.placeholder("id")))
    .prepare("standing"),
);

/** What stands in an address may be anything, also what the database would not take for a text. */
export function isMiniProgramId(id: string): boolean {
  return /^[1-9][0-9]{15}$/.test(id);
}
