import { and, asc, eq, gt, isNull, type SQL } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { invitations, memberships, workspaces } from "../../../db/schema";
import { dropMail } from "../../notice/parts/enqueue-mail";
import { emailKey } from "../../text/name-key";
import type { Role, WorkspaceKind } from "../../vocabulary";
import { isHigher } from "./roles-from-groups";

export type Accepted = { workspaceId: string; workspaceName: string; role: Role; before: Role | null };

/**
 * Makes a person with this verified e-mail a member wherever an open invitation waits for it. A role that they have
 * already is never lowered, and a block is never lifted: the invitation then stays as it is.
 */
export async function acceptInvitations(
  ctx: { db: Db; now: Date },
  person: { id: string; email: string | null; emailVerified: boolean },
  only?: SQL,
): Promise<Accepted[]> {
  if (!person.email || !person.emailVerified) return [];
  const isOpen = and(
    eq(invitations.emailKey, emailKey(person.email)),
    isNull(invitations.acceptedAt),
    isNull(invitations.withdrawnAt),
    gt(invitations.expiresAt, ctx.now),
    only,
  );
  const inStanding = and(eq(workspaces.id, invitations.workspaceId), isNull(workspaces.removedAt));
  // The workspaces first, as everybody does: whoever removes one meanwhile waits, or is waited for.
  await ctx.db
    .select({ id: workspaces.id })
    .from(invitations)
    .innerJoin(workspaces, inStanding)
    .where(isOpen)
    .orderBy(asc(workspaces.id))
    .for("key share", { of: workspaces });
  const open = await ctx.db
    .select({
      id: invitations.id,
      workspaceId: invitations.workspaceId,
      workspaceName: workspaces.name,
      kind: invitations.workspaceKind,
      role: invitations.role,
      invitedBy: invitations.invitedBy,
      mailId: invitations.mailId,
    })
    .from(invitations)
    .innerJoin(workspaces, inStanding)
    .where(isOpen)
    .orderBy(asc(invitations.id))
    .for("update", { of: invitations });
  const accepted: Accepted[] = [];
  for (const { id, kind, invitedBy, mailId, ...offer } of open) {
    const before = await join(ctx, person.id, { ...offer, kind, invitedBy });
    if (before === "blocked") continue;
    await ctx.db.update(invitations).set({ acceptedAt: ctx.now, acceptedBy: person.id }).where(eq(invitations.id, id));
    await dropMail(ctx, mailId);
    accepted.push({ ...offer, before });
  }
  return accepted;
}

type Offer = { workspaceId: string; kind: WorkspaceKind; role: Role; invitedBy: string };

/** Answers with the role that they had before. */
async function join(
  { db, now }: { db: Db; now: Date },
  personId: string,
  offer: Offer,
): Promise<Role | null | "blocked"> {
  const { workspaceId, kind, role, invitedBy } = offer;
  const [added] = await db
    .insert(memberships)
    .values({
      workspaceId,
      workspaceKind: kind,
      personId,
      role,
      source: "invitation",
      addedBy: invitedBy,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ role: memberships.role });
  if (added) return null;
  const theirs = and(eq(memberships.workspaceId, workspaceId), eq(memberships.personId, personId));
  const [held] = await db
    .select({ role: memberships.role, status: memberships.status, source: memberships.source })
    .from(memberships)
    .where(theirs)
    .for("update");
  if (!held || held.status === "blocked") return "blocked";
  // What only groups gave is theirs from now on, so that it outlasts the group.
  if (isHigher(role, held.role) || (role === held.role && held.source === "groups")) {
    await db.update(memberships).set({ role, source: "invitation", keptSince: null, addedBy: invitedBy }).where(theirs);
  }
  return held.role;
}
