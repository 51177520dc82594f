import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Pool } from "pg";
import type { Db } from "../../db/connect";
import type { Actor } from "../../lib/access/actor";
import type { Ctx } from "../../lib/context";
import { listMiniPrograms } from "../../lib/mini-program/list-mini-programs";
import type { ListMiniPrograms } from "../../lib/mini-program/list-inputs";
import { writeCursor } from "../../lib/mini-program/list/order";
import { questionOf } from "../../lib/mini-program/list/question";
import { gather, memberOf, partsOf, waitedFor } from "../../lib/mini-program/list/sources";
import { noMail } from "../../lib/outreach";
import type { Found } from "./cells";

/** Adds up how long queries take, from here to the database and back. */
export function watch(pool: Pool, clock: () => number) {
  let began = clock();
  let milliseconds = 0;
  let queries = 0;
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  Object.assign(pool, {
    query: async (...args: unknown[]) => {
      const start = performance.now();
      try {
        return await query(...args);
      } finally {
        milliseconds += performance.now() - start;
        queries += 1;
      }
    },
  });
  return {
    take: () => {
      const taken = { milliseconds, queries, processor: clock() - began };
      began = clock();
      [milliseconds, queries] = [0, 0];
      return taken;
    },
  };
}

/** Milliseconds of processor time that the one connection's server process has used so far; 0 where that cannot be read. */
export async function processorClock(db: Db): Promise<() => number> {
  const { rows } = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const file = `/proc/${rows[0]?.pid}/schedstat`;
  return () => {
    try {
      return Number(readFileSync(file, "utf8").split(" ")[0]) / 1_000_000;
    } catch {
      return 0;
    }
  };
}

/** As whoever has an e-mail address like this. */
export async function ctxOf(db: Db, address: string): Promise<Ctx> {
  const { rows } = await db.execute<{ id: string; name: string; email: string; memberships: Actor["memberships"] }>(sql`
    select p.id, p.name, p.email, coalesce(json_agg(json_build_object('workspaceId', w.id, 'workspaceName', w.name,
      'workspaceKind', w.kind, 'role', m.role)) filter (where m.status = 'active'), '[]') as memberships
    from people p left join memberships m on m.person_id = p.id left join workspaces w on w.id = m.workspace_id
    where p.email like ${address} group by p.id`);
  const [row] = rows;
  if (!row) throw new Error(`Nobody in the database has an e-mail address like ${address}.`);
  const { id, name, email, memberships } = row;
  const actor: Actor = {
    personId: id,
    name,
    email,
    memberships,
    runsMiniPrograms: true,
    sessionId: null,
    address: null,
  };
  const now = new Date(Date.UTC(2026, 10, 1));
  return { db, actor, now: () => now, outreach: noMail, scanForViruses: null };
}

/** A mini program that this person sees, to search and filter by. */
export async function findOne(ctx: Ctx, input: ListMiniPrograms): Promise<Found | undefined> {
  const { rows } = await listMiniPrograms(ctx, input);
  const one = rows[7] ?? rows[0];
  if (!one) return undefined;
  const found = await ctx.db.execute<{ email: string }>(sql`select email from people where id = ${one.creator.id}`);
  return {
    ...{ id: one.id, creatorName: one.creator.name, workspaceId: one.workspace.id },
    creatorEmail: found.rows[0]?.email ?? "",
  };
}

/** The list at the beginning of its 1,000th page, or of its last full one where it has fewer; undefined when it has one. */
export async function deepPage(ctx: Ctx, input: ListMiniPrograms): Promise<ListMiniPrograms | undefined> {
  const first = await listMiniPrograms(ctx, input);
  if (first.next === null) return undefined;
  const question = questionOf(ctx.actor, input, 1);
  const { visible, order, waiting } = question;
  const sources = [
    ...(visible.everything || visible.workspaces.length > 0 ? [gather(question, partsOf(question))] : []),
    ...(visible.memberIn.length > 0 ? [memberOf(question)] : []),
    ...(waiting.length > 0 ? [waitedFor(question)] : []),
  ];
  const all = sql.join(
    sources.map((source) => sql`select * from (${source}) source`),
    sql` union all `,
  );
  const { rows } = await ctx.db.execute<{ id: string; sortName: string; createdAt: number; updatedAt: number }>(sql`
    with found as materialized (${all}),
    place as (
      select id from found order by key ${order.direction}, id ${order.direction}
      offset least(999 * ${input.size} - 1, (select count(*) from found) - ${input.size + 1}) limit 1
    )
    select id, sort_name as "sortName", (extract(epoch from created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from updated_at) * 1000)::float8 as "updatedAt" from mini_programs join place using (id)`);
  const [place] = rows;
  return place && { ...input, cursor: writeCursor(input.sort, place) };
}
