import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mails, memberships } from "@/db/schema";
import { acceptInvitation } from "@/lib/workspace/accept-invitation";
import { resendInvitation } from "@/lib/workspace/resend-invitation";
import { withdrawInvitation } from "@/lib/workspace/withdraw-invitation";
import { ctxOf, withMail } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { testNow } from "@/tests/support/world";
import { after, day, invitationScene, newest } from "./invitation-scene";

const database = await freshDatabase();

describe("the link", () => {
  test("says what it is about to whoever is not signed in, and changes nothing", () =>
    database.withRollback(async (db) => {
      const { invite, look } = await invitationScene(db);
      await invite();
      const before = await newest(db);
      expect(await look(before.token, null)).toMatchObject({
        state: "signed_out",
        workspace: "Corner Cafe",
        invitedBy: "Carla Cafe",
        role: "developer",
        sentTo: "G••••@G••••.example",
      });
      expect(await newest(db)).toEqual(before);
    }));

  test("opened by another account gives nothing, and masks whose e-mail it was sent to", () =>
    database.withRollback(async (db) => {
      const { invite, look, people: known } = await invitationScene(db);
      await invite();
      const { token } = await newest(db);
      const seen = await look(token, known.outsider);
      expect(seen).toMatchObject({
        state: "for_another",
        sentTo: "G••••@G••••.example",
        signedInAs: known.outsider.email,
      });
      expect(JSON.stringify(seen).toLowerCase()).not.toContain("gina@");
      const ctx = await ctxOf(db, known.outsider);
      await expect(acceptInvitation(ctx, { token })).rejects.toMatchObject({ kind: "conflict" });
      expect(ctx.actor.memberships).toEqual([]);
    }));

  test("with the right e-mail that is not verified gives nothing", () =>
    database.withRollback(async (db) => {
      const { invite, arrive, look, membershipsOf } = await invitationScene(db);
      await invite();
      const { personId } = await arrive(testNow, { subject: "gina", emailVerified: false });
      const { token } = await newest(db);
      expect(await look(token, { id: personId })).toMatchObject({ state: "unverified" });
      await expect(acceptInvitation(await ctxOf(db, { id: personId }), { token })).rejects.toMatchObject({
        kind: "conflict",
      });
      expect(await membershipsOf(personId)).toEqual([]);
    }));

  test("can be accepted by a button by whoever was signed in before they were invited", () =>
    database.withRollback(async (db) => {
      const { invite, arrive, look, membershipsOf } = await invitationScene(db);
      const { personId } = await arrive();
      await invite();
      const { token } = await newest(db);
      expect(await look(token, { id: personId })).toMatchObject({ state: "acceptable" });
      await acceptInvitation(await ctxOf(db, { id: personId }), { token });
      expect(await membershipsOf(personId)).toMatchObject([{ role: "developer", source: "invitation" }]);
      expect(await look(token, { id: personId })).toMatchObject({
        state: "accepted",
        membership: { role: "developer", status: "active" },
      });
    }));

  test("that has been used says so: to whoever used it that they are a member, to others nothing of them", () =>
    database.withRollback(async (db) => {
      const { invite, arrive, look, people: known } = await invitationScene(db);
      await invite();
      const { personId } = await arrive();
      const { token } = await newest(db);
      expect(await look(token, { id: personId })).toMatchObject({ state: "accepted" });
      expect(await look(token, known.outsider)).toMatchObject({ state: "used_by_another" });
      expect(await look(token, null)).toMatchObject({ state: "used_by_another" });
      await db.delete(memberships).where(eq(memberships.personId, personId));
      expect(await look(token, { id: personId })).toMatchObject({ state: "accepted", membership: null });
    }));

  test("that has expired says whom to ask, to people who are signed in", () =>
    database.withRollback(async (db) => {
      const { invite, arrive, look, people: known } = await invitationScene(db);
      await invite();
      const { token } = await newest(db);
      const { personId } = await arrive(after(3 * day));
      expect(await look(token, { id: personId }, after(3 * day))).toMatchObject({
        state: "expired",
        ask: { name: "Carla Cafe", email: known.cafeAdmin.email },
      });
      expect(await look(token, null, after(3 * day))).toMatchObject({ state: "expired", ask: null });
    }));

  test("that was withdrawn gives nothing any more", () =>
    database.withRollback(async (db) => {
      const { ctx, cafe, invite, arrive, look, membershipsOf, list } = await invitationScene(db);
      await invite();
      const { id, token } = await newest(db);
      await withdrawInvitation(ctx, { workspace: cafe, invitation: id });
      const { personId } = await arrive();
      expect(await membershipsOf(personId)).toEqual([]);
      expect(await look(token, { id: personId })).toMatchObject({ state: "withdrawn" });
      expect(await list()).toEqual([]);
      expect(await db.select().from(mails)).toMatchObject([{ nextAttemptAt: null, sentAt: null }]);
      expect((await auditTrace(db)).map(({ event }) => event)).toContain("invitation.withdrawn");
      await invite();
    }));

  test("that was replaced by sending again leads nowhere; the new one lasts three days from then", () =>
    database.withRollback(async (db) => {
      const { cafe, invite, arrive, look, people: known } = await invitationScene(db);
      await invite();
      const { id, token } = await newest(db);
      const later = await ctxOf(db, known.cafeAdmin, after(30 * day));
      await resendInvitation(
        { ...later, now: () => after(30 * day), outreach: withMail },
        { workspace: cafe, invitation: id },
      );
      const again = await newest(db);
      expect(again).toMatchObject({ id, expiresAt: after(33 * day) });
      expect(again.token).not.toBe(token);
      expect(await look(token, null)).toEqual({ state: "unknown" });
      expect((await db.select().from(mails)).filter(({ nextAttemptAt }) => nextAttemptAt !== null)).toHaveLength(1);
      const { personId } = await arrive(after(32 * day));
      expect(await look(again.token, { id: personId })).toMatchObject({ state: "accepted" });
    }));

  test.each(["", "x", "x".repeat(43), "x".repeat(5000), "'; drop table invitations", "../../etc"])(
    "that is no invitation is unknown: %#",
    (token) =>
      database.withRollback(async (db) => {
        const { look } = await invitationScene(db);
        expect(await look(token, null)).toEqual({ state: "unknown" });
      }),
  );
});
