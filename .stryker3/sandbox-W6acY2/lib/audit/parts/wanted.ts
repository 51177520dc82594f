import { and, gte, inArray, lt, sql, type SQL } from "drizzle-orm";
import { auditEntries } from "../../../db/schema";
import { reachOf } from "../../access/reach";
import type { Ctx } from "../../context";
import type { AuditSearch } from "../inputs";
import { chosenMiniPrograms, chosenPeople } from "./chosen";
import type { Lane } from "./lanes";
import { ownLanes } from "./own-lanes";

/** Which entries a search means for this person: those of the lanes, or of the whole log, that meet the condition. */
export type Wanted = { lanes: Lane[] | null; where: SQL | undefined };

const dayInMs = 24 * 60 * 60 * 1000;

/** The lanes come from what narrows the log most; all the rest is a condition on each entry of them. */
export async function entriesWanted(ctx: Ctx, search: AuditSearch): Promise<Wanted> {
  const [people, miniPrograms] = await Promise.all([
    chosenPeople(ctx.db, search.person),
    chosenMiniPrograms(ctx.db, search.miniProgram),
  ]);
  const { events, from, until } = search;
  const filters = and(
    people?.condition,
    miniPrograms?.condition,
    events.length > 0 ? inArray(auditEntries.event, events) : undefined,
    from ? gte(auditEntries.at, new Date(from)) : undefined,
    until ? lt(auditEntries.at, new Date(Date.parse(until) + dayInMs)) : undefined,
  );
  const own = reachOf(ctx.actor, "audit.view") === "everywhere" ? null : ownLanes(ctx);
  const chosen = miniPrograms?.lane ?? people?.lane;
  if (chosen) return { lanes: [chosen], where: and(filters, own?.condition) };
  if (own) return { lanes: own.lanes, where: filters };
  const ofEvents: Lane = { column: auditEntries.event, keys: sql`unnest(${sql.param(events)}::text[])` };
  return { lanes: events.length > 0 ? [ofEvents] : null, where: filters };
}
