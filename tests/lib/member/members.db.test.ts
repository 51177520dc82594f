import { describe, expect, test } from "vitest";
import { miniProgramMembers } from "@/db/schema";
import { addMembers } from "@/lib/member/add-members";
import { addMembersInput, joinInput } from "@/lib/member/inputs";
import { joinAsDeveloperAdmin } from "@/lib/member/join-as-developer-admin";
import { leave } from "@/lib/member/leave";
import { listAccess } from "@/lib/member/list-access";
import { listMembers } from "@/lib/member/list-members";
import { removeMember } from "@/lib/member/remove-member";
import { setMemberRole } from "@/lib/member/set-member-role";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { inMemberWorld } from "@/tests/support/member-world";
import { addMemberOf, testNow } from "@/tests/support/world";

const inWorld = inMemberWorld(await freshDatabase());

describe("the list of members", () => {
  test(
    "says of each the roles, who added them, when they were last active, and which acts are open",
    inWorld(async ({ as, people, miniPrograms }) => {
      const { members } = await listMembers(await as("cafeAdmin"), miniPrograms.latte);
      const found = (person: { id: string }) => members.find(({ personId }) => personId === person.id);
      expect(found(people.latteDeveloper)).toMatchObject({
        role: "developer",
        workspaceRoles: [{ role: "developer", workspace: "Corner Cafe", status: "active" }],
        addedBy: "Dana Latte",
        isBlocked: false,
        setRole: { closed: null },
        remove: { closed: null },
        leave: null,
        keeps: null,
      });
      expect(found(people.cafeAdmin)).toMatchObject({
        isYou: true,
        remove: null,
        leave: { closed: null },
        keeps: "developer_admin",
      });
      expect(found(people.cafeAdmin)?.lastActiveAt).not.toBeNull();
      expect(found(people.blocked)).toMatchObject({ isBlocked: true, remove: { closed: null } });
      expect(found(people.removed)).toBeUndefined();
    }),
  );

  test(
    "opens no act to a Developer but to leave, and shows them nobody who is blocked",
    inWorld(async ({ as, people, miniPrograms }) => {
      const { members, canAdd, canJoin } = await listMembers(await as("latteDeveloper"), miniPrograms.latte);
      expect([canAdd, canJoin]).toEqual([false, false]);
      expect(members.map(({ personId }) => personId)).not.toContain(people.blocked.id);
      for (const { isYou, setRole, remove, leave } of members) {
        expect({ setRole, remove, leave }).toEqual({
          setRole: null,
          remove: null,
          leave: isYou ? { closed: null } : null,
        });
      }
    }),
  );

  test(
    "goes on page by page where it is long",
    inWorld(async ({ db, as, workspaces, people, miniPrograms }) => {
      const { id } = miniPrograms.latte;
      const more = async (many: number) => {
        for (let count = 0; count < many; count++) {
          const person = await addMemberOf(db, workspaces.cafe, "developer", `Person ${count}`);
          const ids = { miniProgramId: id, personId: person.id, addedBy: people.cafeAdmin.id };
          await db.insert(miniProgramMembers).values({ ...ids, role: "developer", createdAt: testNow });
        }
      };
      await more(47);
      const ctx = await as("latteDeveloper");
      const full = await listMembers(ctx, { id });
      expect([full.members.length, full.next], "one page, and full").toEqual([50, null]);
      await more(13);
      const first = await listMembers(ctx, { id });
      const second = await listMembers(ctx, { id, after: first.next });
      expect([first.members.length, second.members.length, second.next]).toEqual([50, 13, null]);
      const all = [...first.members, ...second.members].map(({ personId }) => personId);
      expect(new Set(all).size).toBe(63);
    }),
  );

  test(
    "stands beside those who have access through a workspace role, and why",
    inWorld(async ({ db, as, workspaces, miniPrograms }) => {
      const chief = await addMemberOf(db, workspaces.cafe, "developer_admin", "Zoe Chief");
      const { people } = await listAccess(await as("latteDeveloper"), miniPrograms.latte);
      expect(people.map(({ name, roles }) => [name, roles.map(({ role }) => role)])).toEqual([
        ["Ada Admin", ["workspace_admin"]],
        [chief.name, ["developer_admin"]],
      ]);
    }),
  );
});

describe("adding members", () => {
  test(
    "adds all of them with their role, each with an entry; the same sent twice adds once",
    inWorld(async ({ db, as, people, miniPrograms: { latte }, rolesOn }) => {
      const ctx = await as("latteLead");
      const chosen = [people.newcomer.id, people.reviewer.email];
      const input = { id: latte.id, people: chosen, role: "developer" as const };
      expect(await addMembers(ctx, input)).toEqual({ added: ["Nina New", "Rosa Reviewer"] });
      expect(await addMembers(ctx, input)).toEqual({ added: [] });
      expect(await rolesOn(latte.id)).toMatchObject({
        [people.newcomer.id]: "developer",
        [people.reviewer.id]: "developer",
      });
      const entries = await auditTrace(db);
      expect(entries.map(({ event, miniProgramId, details }) => [event, miniProgramId, details])).toEqual([
        ["member.added", latte.id, { person: "Nina New", personId: people.newcomer.id, role: "developer" }],
        ["member.added", latte.id, { person: "Rosa Reviewer", personId: people.reviewer.id, role: "developer" }],
      ]);
      expect(await getMiniProgram(await as("newcomer"), latte)).toMatchObject({ id: latte.id });
    }),
  );

  test(
    "adds nobody when one of them cannot be added, and says who without naming strangers",
    inWorld(async ({ db, as, people, miniPrograms: { latte }, rolesOn }) => {
      const before = await rolesOn(latte.id);
      const ctx = await as("latteLead");
      const strangers = [people.tramAdmin, people.outsider];
      const chosen = [people.newcomer, people.blocked, people.latteDeveloper, ...strangers];
      const attempt = addMembers(ctx, { id: latte.id, people: chosen.map(({ id }) => id), role: "developer_admin" });
      await expect(attempt).rejects.toMatchObject({
        kind: "invalid",
        issues: {
          [`people.${people.blocked.id}`]: ["Blake Blocked is not an active member of the workspace (any more)."],
          [`people.${people.latteDeveloper.id}`]: ["Dana Latte is a member already, with the other role."],
          [`people.${people.tramAdmin.id}`]: [
            "Somebody you chose is not an active member of the workspace (any more).",
          ],
          [`people.${people.outsider.id}`]: ["Somebody you chose is not an active member of the workspace (any more)."],
        },
      });
      expect(await rolesOn(latte.id)).toEqual(before);
      expect(await auditTrace(db)).toEqual([]);
    }),
  );

  test(
    "does not add the Workspace Admin who does it: they join, with a reason",
    inWorld(async ({ as, people, miniPrograms: { latte } }) => {
      const attempt = addMembers(await as("admin"), { id: latte.id, people: [people.admin.email], role: "developer" });
      await expect(attempt).rejects.toMatchObject({
        issues: { [`people.${people.admin.email}`]: [expect.stringContaining("by joining")] },
      });
    }),
  );

  test("takes 1 to 20 people of the list and one of two roles", () => {
    const parse = (input: object) => addMembersInput.safeParse({ id: "1", people: [], role: "developer", ...input });
    const someone = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    expect(parse({ people: [someone, someone] }).data?.people).toEqual([someone]);
    expect(parse({}).success).toBe(false);
    expect(parse({ people: ["me"] }).success).toBe(false);
    expect(parse({ people: Array.from({ length: 21 }, () => someone) }).success).toBe(false);
    expect(parse({ people: [someone], role: "workspace_admin" }).success).toBe(false);
    expect(parse({ people: [someone], addedBy: someone }).success).toBe(false);
  });
});

describe("a member's role", () => {
  test(
    "changes what they can do at once, with an entry of before and after",
    inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
      const input = { id: latte.id, personId: people.latteDeveloper.id, role: "developer_admin" } as const;
      expect(await setMemberRole(await as("latteLead"), input)).toEqual({ isChanged: true });
      expect(await setMemberRole(await as("latteLead"), input)).toEqual({ isChanged: false });
      const late = { ...input, role: "developer", began: "developer" } as const;
      expect(await setMemberRole(await as("latteLead"), { ...late, role: "developer_admin" })).toEqual({
        isChanged: false,
      });
      await expect(setMemberRole(await as("latteLead"), late)).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringMatching(/^Dana Latte is Developer Admin now: the role was changed since/) as string,
      });
      expect((await getMiniProgram(await as("latteDeveloper"), latte)).allowed).toContain("member.manage");
      expect(await auditTrace(db)).toMatchObject([
        {
          event: "member.role_changed",
          details: { person: "Dana Latte", before: { role: "developer" }, after: { role: "developer_admin" } },
        },
      ]);
    }),
  );

  test(
    "is not raised by the Workspace Admin who holds it: refused, and recorded",
    inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
      const ids = { miniProgramId: latte.id, personId: people.admin.id };
      await db
        .insert(miniProgramMembers)
        .values({ ...ids, role: "developer", addedBy: people.latteLead.id, createdAt: new Date() });
      const attempt = setMemberRole(await as("admin"), { ...ids, id: latte.id, role: "developer_admin" });
      await expect(attempt).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("by joining") as string,
      });
      expect(await auditTrace(db)).toMatchObject([{ event: "access.refused", details: { action: "member.manage" } }]);
      const { members, canJoin } = await listMembers(await as("admin"), latte);
      expect(canJoin).toBe(true);
      expect(members.find(({ isYou }) => isYou)?.setRole?.closed).toContain("by joining");
      await joinAsDeveloperAdmin(await as("admin"), { id: latte.id, reason: "To mend the client ID" });
      expect((await listMembers(await as("latteDeveloper"), latte)).members).toContainEqual(
        expect.objectContaining({ name: "Ada Admin", role: "developer_admin", joinReason: "To mend the client ID" }),
      );
    }),
  );
});

describe("who is taken out", () => {
  test(
    "has no access any more, unless a workspace role gives it",
    inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
      const dana = await as("latteDeveloper");
      await removeMember(await as("latteLead"), { id: latte.id, personId: people.latteDeveloper.id });
      await expect(getMiniProgram(dana, latte)).rejects.toMatchObject({ kind: "not_found" });
      await expect(leave(dana, latte)).rejects.toMatchObject({ kind: "not_found" });
      await removeMember(await as("latteLead"), { id: latte.id, personId: people.cafeAdmin.id });
      expect(await getMiniProgram(await as("cafeAdmin"), latte)).toMatchObject({ id: latte.id });
      const entry = { event: "member.removed", miniProgramId: latte.id };
      expect((await auditTrace(db)).filter(({ event }) => event === entry.event)).toMatchObject([
        { ...entry, details: { person: "Dana Latte", role: "developer" } },
        { ...entry, details: { person: "Carla Cafe", role: "developer_admin" } },
      ]);
      const again = removeMember(await as("latteLead"), { id: latte.id, personId: people.cafeAdmin.id });
      await expect(again).rejects.toMatchObject({ kind: "conflict" });
    }),
  );

  test(
    "may do it by themself, and learns whether a workspace role still gives access",
    inWorld(async ({ db, as, miniPrograms: { latte } }) => {
      expect(await leave(await as("latteDeveloper"), latte)).toEqual({ keepsAccess: false });
      expect(await leave(await as("cafeAdmin"), latte)).toEqual({ keepsAccess: true });
      await expect(leave(await as("cafeAdmin"), latte)).rejects.toMatchObject({ kind: "conflict" });
      expect((await auditTrace(db)).map(({ event, details }) => [event, details])).toEqual([
        ["member.left", { role: "developer" }],
        ["member.left", { role: "developer_admin" }],
      ]);
    }),
  );
});

describe("joining", () => {
  test(
    "makes a Workspace Admin Developer Admin, with the reason for the members to see and for the audit log",
    inWorld(async ({ db, as, miniPrograms: { latte } }) => {
      const before = await getMiniProgram(await as("admin"), latte);
      expect(before.allowed).not.toContain("configuration.edit");
      await joinAsDeveloperAdmin(await as("admin"), { id: latte.id, reason: "Merchant ID is wrong" });
      await joinAsDeveloperAdmin(await as("admin"), { id: latte.id, reason: "Sent twice" });
      expect((await getMiniProgram(await as("admin"), latte)).allowed).toContain("configuration.edit");
      const { members, canJoin } = await listMembers(await as("admin"), latte);
      expect(canJoin).toBe(false);
      expect(members.find(({ isYou }) => isYou)).toMatchObject({
        joinReason: "Merchant ID is wrong",
        addedBy: "Ada Admin",
      });
      expect(await auditTrace(db)).toMatchObject([
        { event: "member.joined", miniProgramId: latte.id, details: { reason: "Merchant ID is wrong" } },
      ]);
    }),
  );

  test("asks for a reason of 1 to 1,000 characters", () => {
    const parse = (reason: string) => joinInput.safeParse({ id: "1", reason });
    expect(parse("  ").success).toBe(false);
    expect(parse("理".repeat(1000)).success).toBe(true);
    expect(parse("🙂".repeat(1000)).success).toBe(true);
    expect(parse("x".repeat(1001)).error?.issues[0]?.message).toBe(
      "The reason is too long: 1001 characters, at most 1000 fit.",
    );
  });
});
