import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { invitations, mails, people } from "@/db/schema";
import { inviteMember } from "@/lib/workspace/invite-member";
import { resendInvitation } from "@/lib/workspace/resend-invitation";
import { withdrawInvitation } from "@/lib/workspace/withdraw-invitation";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { testOutreach } from "@/tests/support/actors";
import { addInvitation, addMembership, testNow } from "@/tests/support/world";
import { after, day, invitationScene, newest } from "./invitation-scene";

const database = await freshDatabase();

describe("inviting", () => {
  test("offers the role to the e-mail for three days, by mail where it is set up", () =>
    database.withRollback(async (db) => {
      const { invite, list, people: known, cafe } = await invitationScene(db);
      await invite();
      const [gina] = await list();
      const { token } = await newest(db);
      expect(gina).toMatchObject({
        name: "Gina Guest",
        email: "Gina@Guests.example",
        role: "developer",
        invitedBy: "Carla Cafe",
        expiresAt: after(3 * day),
        link: `https://console.example/invitations/${token}`,
        mail: { state: "waiting" },
      });
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
      const [mail] = await db.select().from(mails);
      expect(mail).toMatchObject({
        toAddress: "Gina@Guests.example",
        subject: "Carla Cafe invites you to Corner Cafe",
      });
      expect(mail?.body).toContain(`https://console.example/invitations/${token}`);
      expect(await auditTrace(db)).toMatchObject([
        { event: "invitation.sent", actorId: known.cafeAdmin.id, subjectId: cafe, workspaceId: cafe },
      ]);
      expect(JSON.stringify(await auditTrace(db))).not.toContain(token);
    }));

  test("sends nothing where no mail is set up: the link is there to copy", () =>
    database.withRollback(async (db) => {
      const { invite, list } = await invitationScene(db);
      await invite({}, testOutreach);
      expect((await list(testOutreach))[0]).toMatchObject({
        mail: { state: "none" },
        link: expect.stringContaining("/invitations/") as string,
      });
      expect(await db.select().from(mails)).toEqual([]);
    }));

  test("says when the mail was sent and when not; what the mail server said is for those who look after the console", () =>
    database.withRollback(async (db) => {
      const { invite, list } = await invitationScene(db);
      await invite();
      await db.update(mails).set({ lastError: "550 No such user" });
      expect((await list())[0]?.mail).toEqual({ state: "failing", error: null });
      await db.update(mails).set({ lastError: null, nextAttemptAt: null });
      expect((await list())[0]?.mail, "after it was discarded").toEqual({ state: "none" });
      await db.update(mails).set({ sentAt: testNow });
      expect((await list())[0]?.mail).toEqual({ state: "sent" });
    }));

  test.each([
    ["a member", { email: "carla" }, "is a member already. Their role"],
    ["a blocked member", { email: "blake" }, "is a member already, and blocked"],
  ])("%s is refused beside the field, with the way on", (_, { email }, words) =>
    database.withRollback(async (db) => {
      const { invite, people: known } = await invitationScene(db);
      const person = email === "carla" ? known.cafeAdmin : known.blocked;
      await expect(invite({ email: person.email.toUpperCase() })).rejects.toMatchObject({
        kind: "invalid",
        issues: { email: [expect.stringContaining(words)] as string[] },
      });
    }),
  );

  test("somebody who is invited already is refused, and told whether that invitation has expired", () =>
    database.withRollback(async (db) => {
      const { invite } = await invitationScene(db);
      await invite();
      const refused = (words: string) =>
        expect(invite({ email: "GINA@guests.example" })).rejects.toMatchObject({
          issues: { email: [expect.stringContaining(words)] as string[] },
        });
      await refused("an open invitation");
      await db.update(invitations).set({ expiresAt: testNow });
      await refused("an invitation that has expired");
    }));

  test("with a role that the workspace does not have is refused", () =>
    database.withRollback(async (db) => {
      const { ctx, cafe } = await invitationScene(db);
      const offer = { workspace: cafe, name: "Gina", email: "g@guests.example", role: "workspace_admin" as const };
      await expect(inviteMember(ctx, offer)).rejects.toMatchObject({ kind: "invalid" });
    }));
});

describe("a sign-in with the verified e-mail", () => {
  test("accepts every open invitation to it, and the audit log names the workspaces", () =>
    database.withRollback(async (db) => {
      const { invite, arrive, membershipsOf, workspaces, people: known, cafe } = await invitationScene(db);
      await invite();
      await addInvitation(db, workspaces.trams, known.tramAdmin, "developer_admin", { email: "gina@guests.example" });
      const { personId } = await arrive(after(3 * day - 1));
      expect((await membershipsOf(personId)).map(({ role, source, addedBy }) => ({ role, source, addedBy }))).toEqual(
        expect.arrayContaining([
          { role: "developer", source: "invitation", addedBy: known.cafeAdmin.id },
          { role: "developer_admin", source: "invitation", addedBy: known.tramAdmin.id },
        ]),
      );
      const accepted = (await auditTrace(db)).filter(({ event }) => event === "invitation.accepted");
      expect(accepted.map(({ actorId, workspaceId }) => ({ actorId, workspaceId }))).toEqual(
        expect.arrayContaining([
          { actorId: personId, workspaceId: cafe },
          { actorId: personId, workspaceId: workspaces.trams.id },
        ]),
      );
      // Its mail, if it had not gone yet, is wanted no more.
      expect(await db.select().from(mails)).toMatchObject([{ sentAt: null, nextAttemptAt: null }]);
    }));

  test.each([
    ["an e-mail that the provider does not vouch for", { subject: "gina", emailVerified: false }, 0],
    ["another e-mail", { subject: "olga", email: "olga@guests.example" }, 0],
    ["the e-mail, three days later", { subject: "gina" }, 3 * day],
  ])("accepts nothing with %s", (_, claims, later) =>
    database.withRollback(async (db) => {
      const { invite, arrive, membershipsOf } = await invitationScene(db);
      await invite();
      const { personId } = await arrive(after(later), claims);
      expect(await membershipsOf(personId)).toEqual([]);
      expect(await newest(db)).toMatchObject({ acceptedAt: null });
    }),
  );

  test("does not unblock, and leaves the invitation as it is", () =>
    database.withRollback(async (db) => {
      const { arrive, invite, membershipsOf, workspaces, look } = await invitationScene(db);
      const { personId } = await arrive();
      await addMembership(db, workspaces.cafe, { id: personId }, "developer", "blocked");
      await db.update(people).set({ email: "else@guests.example" }).where(eq(people.id, personId));
      await invite({ role: "developer" });
      await arrive();
      expect(await membershipsOf(personId)).toMatchObject([{ status: "blocked", source: "added" }]);
      expect(await look((await newest(db)).token, { id: personId })).toMatchObject({ state: "blocked" });
    }));

  test.each([
    ["developer_admin", "developer", "developer_admin", "added"],
    ["developer", "developer", "developer", "added"],
    ["developer", "developer_admin", "developer_admin", "invitation"],
  ] as const)("never lowers: whoever is %s and invited as %s is %s", (has, offered, then, source) =>
    database.withRollback(async (db) => {
      const { arrive, membershipsOf, workspaces, people: known } = await invitationScene(db);
      const { personId } = await arrive();
      await addMembership(db, workspaces.cafe, { id: personId }, has);
      await addInvitation(db, workspaces.cafe, known.cafeAdmin, offered, { email: "gina@guests.example" });
      await arrive();
      expect(await membershipsOf(personId)).toMatchObject([{ role: then, source }]);
      expect(await newest(db)).toMatchObject({ acceptedBy: personId });
    }),
  );
});

test("an invitation that was accepted meanwhile is neither sent again nor withdrawn", () =>
  database.withRollback(async (db) => {
    const { ctx, cafe, invite, arrive } = await invitationScene(db);
    await invite();
    const { id } = await newest(db);
    await arrive();
    const input = { workspace: cafe, invitation: id };
    const gone = { kind: "conflict", message: "Gina Guest has accepted this invitation meanwhile." };
    await expect(resendInvitation(ctx, input)).rejects.toMatchObject(gone);
    await expect(withdrawInvitation(ctx, input)).rejects.toMatchObject(gone);
  }));
