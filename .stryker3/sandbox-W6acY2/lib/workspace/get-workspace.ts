import { and, asc, count, eq, isNotNull, isNull, gt } from "drizzle-orm";
import { invitations, memberships, people } from "../../db/schema";
import { can } from "../access/can";
import { permitted, type Ctx } from "../context";
import type { Role, WorkspaceKind } from "../vocabulary";
import { ownedMiniPrograms } from "./parts/owned-mini-programs";
import { permittedWorkspace } from "./parts/permitted-workspace";

const shownOwned = 20;
const shownKept = 20;

export type WorkspaceAct = "manage" | "remove" | "leave" | "endSessions";

export type Workspace = {
  id: string;
  name: string;
  kind: WorkspaceKind;
  createdAt: Date;
  members: number;
  openInvitations: number;
  myRole: Role | null;
  allowed: WorkspaceAct[];
  /** The mini programs that stand in the way of removing it, at most 20; for those who manage it. */
  owned: { id: string; name: string }[];
  ownsMore: boolean;
  /** Roles that stay against the groups of the identity provider, because nobody else could do their work. */
  kept: { personId: string; name: string; role: Role; since: Date }[];
};

export async function getWorkspace(ctx: Ctx, input: { id: string }): Promise<Workspace> {
  return permitted(ctx, async () => {
    const workspace = await permittedWorkspace(ctx, input.id, "workspace.view");
    const manages = can(ctx.actor, "workspace.manage", { workspace });
    const [members, open, owned, kept] = await Promise.all([
      ctx.db.select({ many: count() }).from(memberships).where(eq(memberships.workspaceId, workspace.id)),
      manages ? openInvitations(ctx, workspace.id) : [],
      manages ? ownedMiniPrograms(ctx, workspace.id, shownOwned + 1) : [],
      manages ? keptAgainstGroups(ctx, workspace.id) : [],
    ]);
    const myRole = ctx.actor.memberships.find(({ workspaceId }) => workspaceId === workspace.id)?.role ?? null;
    const acts: Record<WorkspaceAct, boolean> = {
      manage: manages,
      remove: workspace.kind === "developer" && can(ctx.actor, "developerWorkspace.remove", { workspace }),
      leave: myRole !== null,
      endSessions: can(ctx.actor, "session.endOthers"),
    };
    return {
      ...workspace,
      members: members[0]?.many ?? 0,
      openInvitations: open[0]?.many ?? 0,
      myRole,
      allowed: (Object.keys(acts) as WorkspaceAct[]).filter((act) => acts[act]),
      owned: owned.slice(0, shownOwned),
      ownsMore: owned.length > shownOwned,
      kept,
    };
  });
}

function openInvitations(ctx: Ctx, workspaceId: string) {
  return ctx.db
    .select({ many: count() })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, ctx.now()),
      ),
    );
}

function keptAgainstGroups(ctx: Ctx, workspaceId: string): Promise<Workspace["kept"]> {
  return ctx.db
    .select({ personId: people.id, name: people.name, role: memberships.role, since: memberships.keptSince })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.workspaceId, workspaceId), isNotNull(memberships.keptSince)))
    .orderBy(asc(people.name))
    .limit(shownKept)
    .then((rows) => rows.flatMap(({ since, ...row }) => (since ? [{ ...row, since }] : [])));
}
