import { expect, test } from "vitest";
import { joinAsDeveloperAdmin } from "@/lib/member/join-as-developer-admin";
import { leave } from "@/lib/member/leave";
import { listMembers } from "@/lib/member/list-members";
import { removeMember } from "@/lib/member/remove-member";
import { setMemberRole } from "@/lib/member/set-member-role";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { inMemberWorld } from "@/tests/support/member-world";
import { addMember } from "@/tests/support/world";

const inWorld = inMemberWorld(await freshDatabase());

test(
  "a Workspace Admin who is Developer Admin of a mini program makes themself its Developer, and joins again with a new reason",
  inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
    const admin = await as("admin");
    const own = async () => (await listMembers(admin, latte)).members.find(({ isYou }) => isYou);
    await joinAsDeveloperAdmin(admin, { id: latte.id, reason: "To mend the client ID" });
    await setMemberRole(admin, { id: latte.id, personId: people.admin.id, role: "developer" });
    expect(await own()).toMatchObject({ role: "developer" });
    await joinAsDeveloperAdmin(admin, { id: latte.id, reason: "It is broken again" });
    expect(await own()).toMatchObject({ role: "developer_admin", joinReason: "It is broken again" });
    const about = { subjectKind: "mini_program", subjectId: latte.id, workspaceId: latte.workspaceId };
    expect(await auditTrace(db)).toMatchObject([
      { event: "member.joined", ...about },
      {
        event: "member.role_changed",
        ...about,
        details: { personId: people.admin.id, before: { role: "developer_admin" }, after: { role: "developer" } },
      },
      { event: "member.joined", ...about, details: { reason: "It is broken again" } },
    ]);
  }),
);

test(
  "whoever runs the owning workspace raises themself by hand: only a Workspace Admin has to give a reason",
  inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
    const carla = await as("cafeAdmin");
    const personId = people.cafeAdmin.id;
    await setMemberRole(carla, { id: latte.id, personId, role: "developer" });
    await setMemberRole(carla, { id: latte.id, personId, role: "developer_admin" });
    expect((await auditTrace(db)).map(({ event }) => event)).toEqual(["member.role_changed", "member.role_changed"]);
    await expect(joinAsDeveloperAdmin(carla, { id: latte.id, reason: "Why not" })).rejects.toMatchObject({
      kind: "forbidden",
    });
  }),
);

test(
  "whoever is no member is told so: they cannot leave, and nobody can remove them or set their role",
  inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
    await expect(leave(await as("admin"), latte)).rejects.toMatchObject({
      kind: "conflict",
      message: "You are not a member of this mini program.",
    });
    const personId = people.newcomer.id;
    const none = { kind: "conflict", message: "This person is not a member of the mini program any more." };
    const lead = await as("latteLead");
    await expect(removeMember(lead, { id: latte.id, personId })).rejects.toMatchObject(none);
    await expect(setMemberRole(lead, { id: latte.id, personId, role: "developer" })).rejects.toMatchObject(none);
    expect(await auditTrace(db)).toEqual([]);
  }),
);

test(
  "leaving and being removed ends this membership alone, of this person alone",
  inWorld(async ({ db, as, people, miniPrograms: { latte, tram, bill }, rolesOn }) => {
    const { builder, latteDeveloper } = people;
    await addMember(db, latte, builder, "developer");
    await addMember(db, tram, latteDeveloper, "developer");
    const { [builder.id]: _, [latteDeveloper.id]: __, ...others } = await rolesOn(latte.id);
    await leave(await as("builder"), latte);
    await removeMember(await as("latteLead"), { id: latte.id, personId: latteDeveloper.id });
    expect(await rolesOn(latte.id)).toEqual(others);
    expect(await rolesOn(bill.id)).toEqual({ [builder.id]: "developer_admin" });
    expect(await rolesOn(tram.id)).toMatchObject({ [latteDeveloper.id]: "developer" });
    const about = { subjectKind: "mini_program", subjectId: latte.id, workspaceId: latte.workspaceId };
    expect(await auditTrace(db)).toMatchObject([
      { event: "member.left", actorId: builder.id, ...about },
      { event: "member.removed", actorId: people.latteLead.id, ...about, details: { personId: latteDeveloper.id } },
    ]);
  }),
);

test(
  "only whoever manages the members takes a role from another",
  inWorld(async ({ as, people, miniPrograms: { latte }, rolesOn }) => {
    const before = await rolesOn(latte.id);
    const input = { id: latte.id, personId: people.cafeAdmin.id };
    for (const [name, kind] of [
      ["latteDeveloper", "forbidden"],
      ["tramAdmin", "not_found"],
    ] as const) {
      const ctx = await as(name);
      await expect(removeMember(ctx, input), name).rejects.toMatchObject({ kind });
      await expect(setMemberRole(ctx, { ...input, role: "developer" }), name).rejects.toMatchObject({ kind });
    }
    expect(await rolesOn(latte.id)).toEqual(before);
  }),
);
