import { and, eq, exists, inArray, like, ne, or, sql, type SQL } from "drizzle-orm";
import { approvalRequests, miniProgramMembers, miniPrograms } from "../../../db/schema";
import { superAppRole } from "../../access/effective-roles";
import { reachOf } from "../../access/reach";
import { chosenMiniPrograms, type Chosen } from "../../audit/parts/chosen";
import type { Ctx } from "../../context";
import { nameKey } from "../../text/name-key";
import { idBeginning, likeAnywhere } from "../../text/search-text";

/**
 * What was typed to choose requests: a request's own number (#128), or a mini program's name or ID. By the names that it
 * bears now it is found by whoever sees it; by others only as the request calls it.
 */
export async function chosenRequests(ctx: Ctx, typed: string): Promise<Chosen | null> {
  const number = /^#\s?([1-9][0-9]{0,14})$/.exec(typed)?.[1];
  if (number !== undefined) {
    return {
      condition: eq(approvalRequests.number, Number(number)),
      lane: { column: approvalRequests.number, keys: sql`unnest(${sql.param([number])}::bigint[])` },
    };
  }
  const column = approvalRequests.miniProgramId;
  if (reachOf(ctx.actor, "miniProgram.view") === "everywhere") return chosenMiniPrograms(ctx.db, typed, { column });
  const named = await chosenMiniPrograms(ctx.db, typed, { column, among: seenBy(ctx) });
  const digits = idBeginning(typed);
  const condition = or(
    like(sql`lower(normalize(${approvalRequests.miniProgramName}, NFKC))`, likeAnywhere(nameKey(typed))),
    digits ? like(column, `${digits}%`) : undefined,
    named?.condition,
  );
  return named && condition ? { condition, lane: null } : null;
}

/** The mini programs that somebody sees who does not see all. */
function seenBy({ db, actor }: Ctx): SQL | undefined {
  const reach = reachOf(actor, "miniProgram.view");
  const belongsTo = actor.memberships.map(({ workspaceId }) => workspaceId);
  const isMember = db
    .select({ id: miniProgramMembers.miniProgramId })
    .from(miniProgramMembers)
    .where(and(eq(miniProgramMembers.miniProgramId, miniPrograms.id), eq(miniProgramMembers.personId, actor.personId)));
  return and(
    ne(miniPrograms.state, "deleted"),
    or(
      reach === "everywhere" ? undefined : inArray(miniPrograms.workspaceId, reach),
      and(exists(isMember), superAppRole(actor) ? undefined : inArray(miniPrograms.workspaceId, belongsTo)),
    ),
  );
}
