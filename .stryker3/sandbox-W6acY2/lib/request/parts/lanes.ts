import { and, eq, inArray, ne, or, sql, type SQL } from "drizzle-orm";
import { approvalRequests, miniProgramMembers, miniPrograms } from "../../../db/schema";
import { superAppRole } from "../../access/effective-roles";
import type { Chosen } from "../../audit/parts/chosen";
import type { Ctx } from "../../context";
import { requestCategories, requestStates, type RequestCategory, type RequestState } from "../../vocabulary";

/** Where requests are read from in the order of an index: those with one of these keys, `keys` standing after FROM. */
export type Lane = { where: SQL; keys?: SQL };

type Search = { categories: RequestCategory[]; states: RequestState[] };

/** All requests: by the mini programs that were searched for, or by what they are filtered by. */
export function lanesOfAll(search: Search, chosen: Chosen | null): Lane[] {
  if (chosen?.lane) return [{ where: sql`${chosen.lane.column} = keys.key`, keys: chosen.lane.keys }];
  const { categories, states } = search;
  if (isAll(categories, requestCategories)) {
    if (isAll(states, requestStates)) return [{ where: sql`true` }];
    // Written out, so that the planner sees the condition of the partial index.
    if (states.join() === "in_review") return [{ where: sql`${approvalRequests.state} = 'in_review'` }];
  }
  return categories.flatMap((category) =>
    states.map((state) => ({
      where: sql`${approvalRequests.category} = ${category} and ${approvalRequests.state} = ${state}`,
    })),
  );
}

/** Those that the person made, and those of mini programs that they are on or whose workspace they run. */
export function lanesOfMine({ db, actor }: Ctx): Lane[] {
  const run = actor.memberships
    .filter(({ workspaceKind, role }) => workspaceKind === "developer" && role === "developer_admin")
    .map(({ workspaceId }) => workspaceId);
  const belongsTo = actor.memberships.map(({ workspaceId }) => workspaceId);
  const memberOf = db
    .select({ key: miniProgramMembers.miniProgramId })
    .from(miniProgramMembers)
    .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramMembers.miniProgramId))
    .where(
      and(
        eq(miniProgramMembers.personId, actor.personId),
        ne(miniPrograms.state, "deleted"),
        superAppRole(actor) ? undefined : inArray(miniPrograms.workspaceId, belongsTo),
      ),
    );
  const isThere = sql`exists (select 1 from ${miniPrograms}
    where ${miniPrograms.id} = ${approvalRequests.miniProgramId} and ${miniPrograms.state} <> 'deleted')`;
  return [
    { where: sql`${approvalRequests.openedBy} = ${actor.personId}` },
    {
      where: sql`${approvalRequests.workspaceId} = keys.key and ${isThere}`,
      keys: sql`unnest(${sql.param(run)}::uuid[])`,
    },
    { where: sql`${approvalRequests.miniProgramId} = keys.key`, keys: sql`(${memberOf})` },
  ];
}

/** The numbers of one page's requests: of each key at most a page, read in order. */
export function numbersIn(ctx: Ctx, lanes: Lane[], where: SQL | undefined, order: SQL, limit: number): SQL {
  const parts = lanes.map((lane) => {
    const slice = ctx.db
      .select({ number: approvalRequests.number })
      .from(approvalRequests)
      .where(and(lane.where, where))
      .orderBy(order)
      .limit(limit);
    if (!lane.keys) return sql`(${slice})`;
    return sql`select slice.number from ${lane.keys} as keys (key) cross join lateral ${slice} as slice`;
  });
  return sql`(${sql.join(parts, sql` union `)})`;
}

export function filtersOf({ categories, states }: Search, chosen: Chosen | null): SQL | undefined {
  return and(
    isAll(categories, requestCategories) ? undefined : inArray(approvalRequests.category, categories),
    isAll(states, requestStates) ? undefined : or(...states.map((state) => eq(approvalRequests.state, state))),
    chosen?.condition,
  );
}

const isAll = (chosen: readonly string[], all: readonly string[]) => chosen.length === all.length;
