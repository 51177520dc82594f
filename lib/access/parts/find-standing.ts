import { and, eq, sql } from "drizzle-orm";
import { miniProgramMembers, miniPrograms } from "../../../db/schema";
import type { Ctx } from "../../context";
import { prepared } from "../../prepared";
import type { StandingNow } from "../actor";

/** How a mini program stands to the actor, whatever they may do; undefined where there is none. Read once for all that one page asks about it. */
export function findStanding(ctx: Ctx, id: string): Promise<StandingNow | undefined> {
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
