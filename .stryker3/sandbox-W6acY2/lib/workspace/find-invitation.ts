import { and, eq } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { invitations, memberships, people, workspaces } from "../../db/schema";
import type { Actor } from "../access/actor";
import { emailKey } from "../text/name-key";
import type { MembershipStatus, Role } from "../vocabulary";
import { isInvitationToken } from "./parts/invitation-token";
import { maskedEmail } from "./parts/masked-email";

/** Whoever opens the link, signed in or not. */
export type VisitorCtx = { db: Db; now: () => Date; actor: Actor | null };

type Offer = { workspaceId: string; workspace: string; role: Role; invitedBy: string; expiresAt: Date };

/**
 * What an invitation's link says to whoever opens it. It shows no more than the invitation itself: a token has 256 bits,
 * and one that is not known (any more) costs one look-up by index.
 */
export type InvitationView =
  | { state: "unknown" }
  | ({ state: "signed_out"; sentTo: string } & Offer)
  | ({ state: "acceptable" } & Offer)
  | ({ state: "accepted"; membership: { role: Role; status: MembershipStatus } | null } & Offer)
  | ({ state: "used_by_another" } & Offer)
  | ({ state: "for_another"; sentTo: string; signedInAs: string | null } & Offer)
  | ({ state: "unverified"; signedInAs: string } & Offer)
  | ({ state: "blocked" } & Offer)
  | ({ state: "withdrawn" | "expired"; ask: { name: string; email: string | null } | null } & Offer);

export async function findInvitation(ctx: VisitorCtx, input: { token: string }): Promise<InvitationView> {
  if (!isInvitationToken(input.token)) return { state: "unknown" };
  const [found] = await ctx.db
    .select({
      workspaceId: workspaces.id,
      workspace: workspaces.name,
      removedAt: workspaces.removedAt,
      role: invitations.role,
      email: invitations.email,
      emailKey: invitations.emailKey,
      invitedBy: people.name,
      inviterEmail: people.email,
      expiresAt: invitations.expiresAt,
      acceptedBy: invitations.acceptedBy,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .where(eq(invitations.token, input.token));
  if (!found) return { state: "unknown" };
  const { workspaceId, workspace, role, invitedBy, expiresAt } = found;
  const offer: Offer = { workspaceId, workspace, role, invitedBy, expiresAt };
  const membership = ctx.actor ? await membershipOf(ctx.db, workspaceId, ctx.actor.personId) : null;
  if (found.acceptedBy !== null) {
    if (found.acceptedBy !== ctx.actor?.personId) return { state: "used_by_another", ...offer };
    return { state: "accepted", membership, ...offer };
  }
  // Its e-mail is for the one who was invited, while the inviter could still help.
  const isTheirs = ctx.actor?.email && emailKey(ctx.actor.email) === found.emailKey;
  const ask = ctx.actor && !found.removedAt ? { name: invitedBy, email: isTheirs ? found.inviterEmail : null } : null;
  if (found.withdrawnAt ?? found.removedAt) return { state: "withdrawn", ask, ...offer };
  if (expiresAt <= ctx.now()) return { state: "expired", ask, ...offer };
  const sentTo = maskedEmail(found.email);
  if (!ctx.actor) return { state: "signed_out", sentTo, ...offer };
  return openFor(ctx.db, ctx.actor, { sentTo, key: found.emailKey, membership, offer });
}

type Open = { sentTo: string; key: string; membership: { status: MembershipStatus } | null; offer: Offer };

/** An open invitation, to somebody who is signed in. */
async function openFor(db: Db, actor: Actor, { sentTo, key, membership, offer }: Open): Promise<InvitationView> {
  const [person] = await db
    .select({ email: people.email, emailVerified: people.emailVerified })
    .from(people)
    .where(eq(people.id, actor.personId));
  const email = person?.email ?? null;
  if (email === null || emailKey(email) !== key) return { state: "for_another", sentTo, signedInAs: email, ...offer };
  if (!person?.emailVerified) return { state: "unverified", signedInAs: email, ...offer };
  return { state: membership?.status === "blocked" ? "blocked" : "acceptable", ...offer };
}

async function membershipOf(db: Db, workspaceId: string, personId: string) {
  const [held] = await db
    .select({ role: memberships.role, status: memberships.status })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.personId, personId)));
  return held ?? null;
}
