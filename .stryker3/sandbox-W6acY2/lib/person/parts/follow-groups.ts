import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { memberships, workspaces } from "../../../db/schema";
import { orphaning } from "../../access/never-orphaned";
import { rolesOf, type MembershipSource, type MembershipStatus, type Role, type WorkspaceKind } from "../../vocabulary";
import { endUncountedMemberships } from "./end-uncounted-memberships";
import { rolesFromGroups, type GroupMapping, type RoleOfGroups } from "./roles-from-groups";

type FollowCtx = { db: Db; now: Date };

export type GroupChange = {
  workspaceId: string;
  workspaceName: string;
  event: "groups.role_given" | "groups.role_changed" | "groups.role_ended" | "groups.role_kept";
  details: Record<string, unknown>;
};

type Standing = {
  workspaceId: string;
  workspaceName: string;
  kind: WorkspaceKind;
  role: Role | null;
  status: MembershipStatus | null;
  source: MembershipSource | null;
  keptSince: Date | null;
};

/**
 * Makes the memberships that groups manage as the groups of this sign-in say, in both directions. All others are left
 * alone. Who calls it holds `lockRoles`.
 */
export async function followGroups(
  ctx: FollowCtx,
  personId: string,
  groups: string[],
  mapping: GroupMapping["roles"],
): Promise<GroupChange[]> {
  const given = rolesFromGroups(groups, mapping);
  const changes: GroupChange[] = [];
  for (const standing of await standings(ctx.db, personId, [...given.keys()])) {
    const wanted =
      given.get(standing.workspaceId) ?? (standing.kind === "super_app" ? given.get("super-app") : undefined);
    const change = await followOne(ctx, personId, standing, fits(wanted, standing.kind));
    if (change) changes.push({ ...change, workspaceId: standing.workspaceId, workspaceName: standing.workspaceName });
  }
  return changes;
}

type Change = Pick<GroupChange, "event" | "details">;

async function followOne(
  ctx: FollowCtx,
  personId: string,
  standing: Standing,
  wanted: RoleOfGroups | undefined,
): Promise<Change | null> {
  const { workspaceId, kind, role, source, status } = standing;
  if (role === null) return wanted ? give(ctx, personId, { workspaceId, kind }, wanted) : null;
  if (source !== "groups") return null;
  const one = and(eq(memberships.workspaceId, workspaceId), eq(memberships.personId, personId));
  if (wanted?.role === role) {
    if (standing.keptSince) await ctx.db.update(memberships).set({ keptSince: null }).where(one);
    return null;
  }
  // A blocked one that went would come back without the block.
  if (!wanted && status === "blocked") return null;
  try {
    return await ctx.db.transaction(async (db) => {
      if (wanted) {
        await db.update(memberships).set({ role: wanted.role, keptSince: null }).where(one);
        const details = { group: wanted.group, before: { role }, after: { role: wanted.role } };
        return { event: "groups.role_changed", details } as const;
      }
      await db.delete(memberships).where(one);
      return {
        event: "groups.role_ended",
        details: { role, miniPrograms: await endUncountedMemberships(db, personId) },
      } as const;
    });
  } catch (error) {
    const reason = orphaning(error);
    if (!reason) throw error;
    if (standing.keptSince) return null;
    await ctx.db.update(memberships).set({ keptSince: ctx.now }).where(one);
    return { event: "groups.role_kept", details: { role, wanted: wanted?.role ?? null, reason: reason.message } };
  }
}

async function give(
  { db, now }: FollowCtx,
  personId: string,
  { workspaceId, kind }: { workspaceId: string; kind: WorkspaceKind },
  { role, group }: RoleOfGroups,
): Promise<Change | null> {
  const [added] = await db
    .insert(memberships)
    .values({ workspaceId, workspaceKind: kind, personId, role, source: "groups", createdAt: now })
    .onConflictDoNothing()
    .returning({ role: memberships.role });
  return added ? { event: "groups.role_given", details: { group, role } } : null;
}

/** The workspaces that the groups name, and those that the person is in. Removed ones are not there. */
async function standings(db: Db, personId: string, named: string[]): Promise<Standing[]> {
  const ids = named.filter((workspace) => workspace !== "super-app");
  const asked = [
    named.includes("super-app") ? eq(workspaces.kind, "super_app") : undefined,
    ids.length > 0 ? inArray(workspaces.id, ids) : undefined,
    eq(memberships.personId, personId),
  ];
  return db
    .select({
      workspaceId: workspaces.id,
      workspaceName: workspaces.name,
      kind: workspaces.kind,
      role: memberships.role,
      status: memberships.status,
      source: memberships.source,
      keptSince: memberships.keptSince,
    })
    .from(workspaces)
    .leftJoin(memberships, and(eq(memberships.workspaceId, workspaces.id), eq(memberships.personId, personId)))
    .where(and(isNull(workspaces.removedAt), or(...asked)))
    .orderBy(workspaces.id);
}

/** A role of the other kind of workspace gives nothing. */
function fits(wanted: RoleOfGroups | undefined, kind: WorkspaceKind): RoleOfGroups | undefined {
  return wanted && rolesOf(kind).some((role) => role === wanted.role) ? wanted : undefined;
}
