import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { invitations, mails, memberships, people as allPeople, workspaces as allWorkspaces } from "@/db/schema";
import { acceptInvitation } from "@/lib/workspace/accept-invitation";
import { createDeveloperWorkspace } from "@/lib/workspace/create-developer-workspace";
import { listInvitations } from "@/lib/workspace/list-invitations";
import { resendInvitation } from "@/lib/workspace/resend-invitation";
import { withdrawInvitation } from "@/lib/workspace/withdraw-invitation";
import { ctxOf, withMail } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addInvitation, addMembership, addPerson, testNow } from "@/tests/support/world";
import { after, day, invitationScene, newest } from "./invitation-scene";

const database = await freshDatabase();
const minute = 60_000;

describe("the list of invitations", () => {
  test("stands newest first, without a link where one has expired, and without those that are closed", () =>
    database.withRollback(async (db) => {
      const { ctx, cafe, workspaces, people, invitation } = await invitationScene(db);
      const add = (email: string, sentAt: Date) =>
        addInvitation(db, workspaces.cafe, people.cafeAdmin, "developer", { email, sentAt });
      await add("old@guests.example", after(-3 * day));
      await add("young@guests.example", after(-minute));
      const withdrawn = await add("withdrawn@guests.example", after(-minute));
      const accepted = await add("accepted@guests.example", after(-minute));
      await withdrawInvitation(ctx, { workspace: cafe, invitation: withdrawn.id });
      const by = { acceptedAt: testNow, acceptedBy: people.newcomer.id };
      await db.update(invitations).set(by).where(eq(invitations.id, accepted.id));
      await addInvitation(db, workspaces.trams, people.tramAdmin, "developer");
      const listed = await listInvitations(ctx, { id: cafe });
      expect(listed.map(({ email, isExpired }) => [email, isExpired])).toEqual([
        [invitation.email, false],
        ["young@guests.example", false],
        ["old@guests.example", true],
      ]);
      expect(listed.map(({ link }) => link)).toEqual([
        `https://console.example/invitations/${invitation.token}`,
        expect.stringContaining("https://console.example/invitations/") as string,
        null,
      ]);
      expect(listed[0]).toMatchObject({ name: "Ida Invited", invitedBy: "Carla Cafe", mail: { state: "none" } });
    }));

  test("says to those who look after the console what the mail server answered", () =>
    database.withRollback(async (db) => {
      const { invite, cafe, people } = await invitationScene(db);
      await invite();
      await db.update(mails).set({ lastError: "550 No such user" });
      const listed = await listInvitations(await ctxOf(db, people.admin), { id: cafe });
      expect(listed.find(({ name }) => name === "Gina Guest")?.mail).toEqual({
        state: "failing",
        error: "550 No such user",
      });
    }));
});

describe("sending an invitation again", () => {
  test("is possible after a minute, by whoever manages the workspace, who then is the one who invites", () =>
    database.withRollback(async (db) => {
      const { invite, cafe, people } = await invitationScene(db);
      await invite();
      const { id } = await newest(db);
      const admin = { ...(await ctxOf(db, people.admin)), outreach: withMail };
      const at = (ms: number) => ({ ...admin, now: () => after(ms) });
      const input = { workspace: cafe, invitation: id };
      await expect(resendInvitation(at(minute - 1), input)).rejects.toMatchObject({
        kind: "conflict",
        message: "This invitation was sent less than a minute ago. Wait a moment before you send it again.",
      });
      await resendInvitation(at(minute), input);
      expect(await newest(db)).toMatchObject({ invitedBy: people.admin.id, sentAt: after(minute) });
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        ...{ event: "invitation.resent", actorId: people.admin.id, subjectKind: "workspace", subjectId: cafe },
        details: { name: "Gina Guest", email: "Gina@Guests.example", role: "developer" },
      });
    }));

  test("to oneself as Developer Admin is refused as inviting oneself is", () =>
    database.withRollback(async (db) => {
      const { workspaces, cafe, people } = await invitationScene(db);
      const { id } = await addInvitation(db, workspaces.cafe, people.cafeAdmin, "developer_admin", {
        ...{ email: people.admin.email, sentAt: after(-day) },
      });
      const attempt = resendInvitation(await ctxOf(db, people.admin), { workspace: cafe, invitation: id });
      await expect(attempt).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("You cannot make yourself Developer Admin") as string,
      });
    }));
});

test("an invitation that was withdrawn says by whom and when, and what it had offered", () =>
  database.withRollback(async (db) => {
    const { ctx, cafe, invite, people } = await invitationScene(db);
    await invite();
    const { id } = await newest(db);
    await withdrawInvitation(ctx, { workspace: cafe, invitation: id });
    expect(await newest(db)).toMatchObject({ withdrawnAt: testNow, withdrawnBy: people.cafeAdmin.id });
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      ...{ event: "invitation.withdrawn", subjectKind: "workspace", subjectId: cafe, workspaceId: cafe },
      details: { name: "Gina Guest", email: "Gina@Guests.example", role: "developer" },
    });
  }));

describe("accepting by the link", () => {
  test("takes this invitation alone, says so in the audit log, and what the role was before", () =>
    database.withRollback(async (db) => {
      const { arrive, workspaces, people, membershipsOf } = await invitationScene(db);
      const { personId } = await arrive();
      const email = "gina@guests.example";
      await addMembership(db, workspaces.cafe, { id: personId }, "developer");
      const one = await addInvitation(db, workspaces.cafe, people.cafeAdmin, "developer_admin", { email });
      await addInvitation(db, workspaces.trams, people.tramAdmin, "developer", { email });
      const ctx = await ctxOf(db, { id: personId });
      const before = (await auditTrace(db)).length;
      await acceptInvitation(ctx, one);
      expect(await membershipsOf(personId)).toMatchObject([
        { workspaceId: workspaces.cafe.id, role: "developer_admin" },
      ]);
      expect((await auditTrace(db)).slice(before)).toMatchObject([
        {
          ...{ event: "invitation.accepted", actorId: personId, subjectKind: "person", subjectId: personId },
          ...{ workspaceId: workspaces.cafe.id, details: { role: "developer_admin", roleBefore: "developer" } },
        },
      ]);
      await expect(acceptInvitation(ctx, one), "again").rejects.toMatchObject({
        kind: "conflict",
        message: "This invitation cannot be accepted any more. Reload the page to see why.",
      });
    }));

  test("as somebody new there is no role before", () =>
    database.withRollback(async (db) => {
      const { arrive, workspaces, people } = await invitationScene(db);
      const { personId } = await arrive();
      const email = "gina@guests.example";
      const one = await addInvitation(db, workspaces.cafe, people.cafeAdmin, "developer", { email });
      await acceptInvitation(await ctxOf(db, { id: personId }), one);
      expect((await auditTrace(db)).at(-1)?.details).toEqual({ role: "developer" });
    }));
});

describe("the link of an invitation", () => {
  test("that was withdrawn names whom to ask to whoever is signed in, with the e-mail for the invited one alone", () =>
    database.withRollback(async (db) => {
      const { ctx, cafe, invite, arrive, look, people } = await invitationScene(db);
      const { personId } = await arrive();
      await invite();
      const { id, token } = await newest(db);
      await withdrawInvitation(ctx, { workspace: cafe, invitation: id });
      const { name, email } = people.cafeAdmin;
      expect(await look(token, { id: personId })).toMatchObject({ state: "withdrawn", ask: { name, email } });
      expect(await look(token, people.outsider)).toMatchObject({ state: "withdrawn", ask: { name, email: null } });
      expect(await look(token, null)).toMatchObject({ state: "withdrawn", ask: null });
    }));

  test("to a workspace that was removed counts as withdrawn, and nobody could help any more", () =>
    database.withRollback(async (db) => {
      const { arrive, invite, look, cafe } = await invitationScene(db);
      const { personId } = await arrive();
      await invite();
      await db.update(allWorkspaces).set({ removedAt: testNow }).where(eq(allWorkspaces.id, cafe));
      expect(await look((await newest(db)).token, { id: personId })).toMatchObject({ state: "withdrawn", ask: null });
    }));

  test("says what it offers: where, as what, by whom and until when", () =>
    database.withRollback(async (db) => {
      const { arrive, look, invite, cafe, people, workspaces } = await invitationScene(db);
      const { personId } = await arrive();
      await invite();
      const { token } = await newest(db);
      const offer = {
        ...{ workspaceId: cafe, workspace: "Corner Cafe", role: "developer", invitedBy: "Carla Cafe" },
        expiresAt: after(3 * day),
      };
      const gina = { id: personId };
      expect(await look(token, gina)).toEqual({ state: "acceptable", ...offer });
      expect(await look(token, people.outsider)).toMatchObject(offer);
      await db.update(allPeople).set({ email: null, emailVerified: false }).where(eq(allPeople.id, people.outsider.id));
      expect(await look(token, people.outsider)).toMatchObject({ state: "for_another", signedInAs: null });
      await addMembership(db, workspaces.cafe, gina, "developer");
      expect(await look(token, gina), "a member can accept").toEqual({ state: "acceptable", ...offer });
      await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, personId));
      expect(await look(token, gina)).toEqual({ state: "blocked", ...offer });
    }));
});

test("the first Developer Admin of a new workspace is invited where several people have the e-mail, or none", () =>
  database.withRollback(async (db) => {
    const { people } = await invitationScene(db);
    const ctx = await ctxOf(db, people.admin);
    const twin = await addPerson(db, "Twin Tia");
    await db.update(allPeople).set({ email: people.outsider.email }).where(eq(allPeople.id, twin.id));
    const input = { name: "Noodle Nook", adminName: "Ned New", adminEmail: people.outsider.email };
    const { id, admin } = await createDeveloperWorkspace(ctx, input);
    expect(admin).toBe("invited");
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      ...{ event: "workspace.created", subjectKind: "workspace", subjectId: id },
      details: { name: "Noodle Nook", firstDeveloperAdmin: "Ned New", email: people.outsider.email, how: "invited" },
    });
    const added = await createDeveloperWorkspace(ctx, {
      ...input,
      name: "Tea Trolley",
      adminEmail: people.newcomer.email,
    });
    const held = await db.select().from(memberships).where(eq(memberships.workspaceId, added.id));
    expect(held).toMatchObject([
      { personId: people.newcomer.id, role: "developer_admin", addedBy: people.admin.id, createdAt: testNow },
    ]);
  }));
