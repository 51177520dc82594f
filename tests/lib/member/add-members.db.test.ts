import { expect, test } from "vitest";
import { addMembers } from "@/lib/member/add-members";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { inMemberWorld } from "@/tests/support/member-world";
import { addMember, addMembership } from "@/tests/support/world";

const inWorld = inMemberWorld(await freshDatabase());

test(
  "people of the owning workspace are added by their ID alone, those of the super-app workspace by their e-mail alone",
  inWorld(async ({ db, as, people, miniPrograms: { latte }, rolesOn }) => {
    const ctx = await as("latteLead");
    const before = await rolesOn(latte.id);
    const add = (...chosen: string[]) => addMembers(ctx, { id: latte.id, people: chosen, role: "developer" });
    const { newcomer, reviewer } = people;
    for (const wrong of [newcomer.email, reviewer.id, "nobody@people.example"]) {
      await expect(add(wrong), wrong).rejects.toMatchObject({
        kind: "invalid",
        message: "Nobody was added.",
        issues: { [`people.${wrong}`]: ["Somebody you chose is not an active member of the workspace (any more)."] },
      });
    }
    expect(await rolesOn(latte.id)).toEqual(before);
    expect(await add(reviewer.email.toUpperCase(), newcomer.id)).toEqual({ added: ["Nina New", "Rosa Reviewer"] });
    expect(await auditTrace(db)).toMatchObject([
      { subjectKind: "mini_program", subjectId: latte.id, workspaceId: latte.workspaceId },
      { subjectKind: "mini_program", subjectId: latte.id, workspaceId: latte.workspaceId },
    ]);
  }),
);

test(
  "where some are members already, the others are added, and nobody twice",
  inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
    const chosen = [people.latteDeveloper.id, people.newcomer.id];
    const input = { id: latte.id, people: chosen, role: "developer" as const };
    expect(await addMembers(await as("cafeAdmin"), input)).toEqual({ added: ["Nina New"] });
    expect(await auditTrace(db)).toHaveLength(1);
  }),
);

test(
  "somebody who is blocked is named to those who know them already, from the workspace or from the mini program",
  inWorld(async ({ db, as, people, workspaces, miniPrograms: { latte, bill } }) => {
    const { superApp, cafe } = workspaces;
    await addMembership(db, superApp, people.outsider, "workspace_reviewer", "blocked");
    await addMembership(db, cafe, people.tramAdmin, "developer", "blocked");
    const attempt = async (chosen: string) =>
      addMembers(await as("latteLead"), { id: latte.id, people: [chosen], role: "developer" });
    const said = (chosen: string, name: string) => ({
      issues: { [`people.${chosen}`]: [`${name} is not an active member of the workspace (any more).`] },
    });
    const { outsider, tramAdmin } = people;
    await expect(attempt(outsider.email)).rejects.toMatchObject(said(outsider.email, "Somebody you chose"));
    await expect(attempt(tramAdmin.id)).rejects.toMatchObject(said(tramAdmin.id, "Tom Tram"));
    await addMember(db, latte, outsider, "developer");
    await expect(attempt(outsider.email)).rejects.toMatchObject(said(outsider.email, "Olga Outsider"));
    // The super-app workspace owns it, and its people are known there.
    const onBill = addMembers(await as("builder"), { id: bill.id, people: [outsider.email], role: "developer" });
    await expect(onBill).rejects.toMatchObject(said(outsider.email, "Olga Outsider"));
  }),
);

test(
  "a Workspace Admin adds others, and is not told to join where they are a member already",
  inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
    const admin = await as("admin");
    const add = (chosen: string, role: "developer" | "developer_admin") =>
      addMembers(admin, { id: latte.id, people: [chosen], role });
    expect(await add(people.builder.email, "developer_admin")).toEqual({ added: ["Bela Builder"] });
    await addMember(db, latte, people.admin, "developer");
    expect(await add(people.admin.email, "developer")).toEqual({ added: [] });
    await expect(add(people.admin.email, "developer_admin")).rejects.toMatchObject({
      issues: { [`people.${people.admin.email}`]: ["Ada Admin is a member already, with the other role."] },
    });
  }),
);

test(
  "only whoever manages the members adds any",
  inWorld(async ({ as, people, miniPrograms: { latte }, rolesOn }) => {
    const before = await rolesOn(latte.id);
    const input = { id: latte.id, people: [people.newcomer.id], role: "developer" as const };
    await expect(addMembers(await as("latteDeveloper"), input)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(addMembers(await as("tramAdmin"), input)).rejects.toMatchObject({ kind: "not_found" });
    expect(await rolesOn(latte.id)).toEqual(before);
  }),
);
