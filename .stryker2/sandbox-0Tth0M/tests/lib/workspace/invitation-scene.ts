import { eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { invitations, memberships } from "@/db/schema";
import { signIn } from "@/lib/person/sign-in";
import { findInvitation } from "@/lib/workspace/find-invitation";
import { inviteMemberInput } from "@/lib/workspace/inputs";
import { inviteMember } from "@/lib/workspace/invite-member";
import { listInvitations } from "@/lib/workspace/list-invitations";
import { actorOf, ctxOf, withMail } from "@/tests/support/actors";
import { signInOf } from "@/tests/support/claims";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

export const day = 24 * 60 * 60 * 1000;
export const after = (ms: number) => new Date(testNow.getTime() + ms);

/** The small world, its cafe's admin who invites Gina, and Gina's sign-ins. */
export async function invitationScene(db: Db) {
  const world = await smallWorld(db);
  const ctx = { ...(await ctxOf(db, world.people.cafeAdmin)), outreach: withMail };
  const { id } = world.workspaces.cafe;
  const offer = { workspace: id, name: "Gina Guest", email: "Gina@Guests.example", role: "developer" as const };
  const invite = (more: Partial<typeof offer> = {}, outreach = withMail) =>
    inviteMember({ ...ctx, outreach }, inviteMemberInput.parse({ ...offer, ...more }));
  const arrive = (at = testNow, claims: Parameters<typeof signInOf>[0] = { subject: "gina" }) =>
    signIn({ db, now: () => at, address: null }, signInOf(claims));
  const list = async (outreach = withMail) =>
    (await listInvitations({ ...ctx, outreach }, { id })).filter(({ name }) => name === offer.name);
  const look = async (token: string, person: { id: string } | null, at = testNow) =>
    findInvitation({ db, now: () => at, actor: person && (await actorOf(db, person)) }, { token });
  const membershipsOf = (personId: string) => db.select().from(memberships).where(eq(memberships.personId, personId));
  return { ...world, ctx, cafe: id, invite, arrive, list, look, membershipsOf };
}

export const newest = async (db: Db) =>
  (await db.select().from(invitations).where(eq(invitations.emailKey, "gina@guests.example"))).at(-1) ?? raise();
function raise(): never {
  throw new Error("There is no invitation.");
}
