import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { memberships, miniProgramMembers, miniPrograms, people, sessions, workspaces } from "../../db/schema";
import type { ActiveMembership, Actor } from "../access/actor";
import { prepared } from "../prepared";
import { sessionLimits } from "./parts/session-limits";

type FindCtx = { db: Db; now: () => Date; address: string | null };

const activeMemberships = sql<ActiveMembership[]>`(
  select coalesce(json_agg(json_build_object(
    'workspaceId', ${workspaces.id}, 'workspaceName', ${workspaces.name},
    'workspaceKind', ${workspaces.kind}, 'role', ${memberships.role}
  ) order by ${workspaces.nameKey}), '[]')
  from ${memberships}
  join ${workspaces} on ${workspaces.id} = ${memberships.workspaceId} and ${workspaces.removedAt} is null
  where ${memberships.personId} = ${people.id} and ${memberships.status} = 'active')`;

const runsMiniPrograms = sql<boolean>`exists (
  select 1 from ${miniProgramMembers}
  join ${miniPrograms} on ${miniPrograms.id} = ${miniProgramMembers.miniProgramId} and ${miniPrograms.state} <> 'deleted'
  join ${memberships} on ${memberships.personId} = ${people.id} and ${memberships.status} = 'active'
    and (${memberships.workspaceKind} = 'super_app' or ${memberships.workspaceId} = ${miniPrograms.workspaceId})
  where ${miniProgramMembers.personId} = ${people.id} and ${miniProgramMembers.role} = 'developer_admin')`;

/** Who holds this token, as the database knows them at this moment; null once the session has ended. One query. */
export async function findActor(ctx: FindCtx, input: { tokenHash: Buffer }): Promise<Actor | null> {
  const now = ctx.now();
  const isOld = (at: Date | null) => at === null || now.getTime() - at.getTime() >= sessionLimits.touchAfter;
  const [found] = await byToken(ctx.db).execute({ tokenHash: input.tokenHash, now });
  if (!found) return null;
  const { lastSeenAt, endsAt, lastActiveAt, ...actor } = found;
  if (isOld(lastActiveAt)) await ctx.db.update(people).set({ lastActiveAt: now }).where(eq(people.id, actor.personId));
  if (isOld(lastSeenAt)) {
    const idleEnd = Math.min(now.getTime() + sessionLimits.idle, endsAt.getTime());
    await ctx.db
      .update(sessions)
      .set({ lastSeenAt: now, idleEndsAt: new Date(idleEnd) })
      .where(eq(sessions.id, actor.sessionId));
  }
  return { ...actor, address: ctx.address };
}

const byToken = prepared((db) =>
  db
    .select({
      sessionId: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      endsAt: sessions.endsAt,
      lastActiveAt: people.lastActiveAt,
      personId: people.id,
      name: people.name,
      email: people.email,
      memberships: activeMemberships,
      runsMiniPrograms,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder("tokenHash")),
        gt(sessions.idleEndsAt, sql.placeholder("now")),
        gt(sessions.endsAt, sql.placeholder("now")),
      ),
    )
    .prepare("actor_by_token"),
);
