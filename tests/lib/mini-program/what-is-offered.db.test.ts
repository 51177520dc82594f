import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import type { Ctx } from "@/lib/context";
import { assertMayCreate } from "@/lib/mini-program/assert-may-create";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { assertMayPostSuspension } from "@/lib/mini-program/assert-may-post-suspension";
import { getCreationForm } from "@/lib/mini-program/get-creation-form";
import { listFilterChoices } from "@/lib/mini-program/list-filter-choices";
import { listWorkspaceChoices } from "@/lib/mini-program/list-workspace-choices";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMemberOf, addWorkspace } from "@/tests/support/world";

const database = await freshDatabase();

async function withWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => work(db, await smallWorld(db)));
}

const answered = (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    ({ kind }: { kind: string }) => kind,
  );

describe("the form for a new mini program", () => {
  test("names the workspaces in which one may create, by name, with a key of its own each time", () =>
    withWorld(async (db, { people, workspaces: { superApp, cafe, trams } }) => {
      const form = async (person: { id: string }) => getCreationForm(await ctxOf(db, person));
      const { workspaces, formKey } = await form(people.admin);
      expect(workspaces).toHaveLength(3);
      expect(workspaces).toEqual(expect.arrayContaining([superApp, cafe, trams]));
      expect(workspaces.map(({ name }) => name)).toEqual(workspaces.map(({ name }) => name).toSorted());
      expect(formKey).toMatch(/^[0-9a-f-]{36}$/);
      const other = await form(people.cafeAdmin);
      expect(other.workspaces).toEqual([cafe]);
      expect(other.formKey).not.toBe(formKey);
      expect((await form(people.builder)).workspaces).toEqual([superApp]);
    }));

  test("is for nobody who may create nowhere, and what they send is refused before it is read", () =>
    withWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.latteDeveloper);
      const message = /^Only Workspace Admins, Workspace Developers and Developer Admins can create/;
      await expect(getCreationForm(ctx)).rejects.toThrow(message);
      await expect(assertMayCreate(ctx)).rejects.toThrow(message);
      await assertMayCreate(await ctxOf(db, people.cafeAdmin));
      expect((await auditTrace(db)).map(({ event, actorId }) => [event, actorId])).toEqual([
        ["access.refused", people.latteDeveloper.id],
        ["access.refused", people.latteDeveloper.id],
      ]);
    }));
});

describe("what is sent about a mini program", () => {
  test("is refused before it is read, each time recorded, where its sender may not do it", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      const post = async (person: { id: string }) =>
        answered(assertMayPost(await ctxOf(db, person), { id: latte.id, action: "information.edit" }));
      expect(await post(people.latteLead)).toBe("allowed");
      expect(await post(people.latteDeveloper)).toBe("forbidden");
      expect(await post(people.latteDeveloper)).toBe("forbidden");
      expect(await post(people.tramAdmin)).toBe("not_found");
      expect((await auditTrace(db)).map(({ event, actorId }) => [event, actorId])).toEqual([
        ["access.refused", people.latteDeveloper.id],
        ["access.refused", people.latteDeveloper.id],
        ["access.refused", people.tramAdmin.id],
      ]);
    }));

  test("to suspend it is read of a Workspace Admin; a Workspace Reviewer does not know it by its ID", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      const post = async (person: { id: string }) => answered(assertMayPostSuspension(await ctxOf(db, person), latte));
      expect(await post(people.admin)).toBe("allowed");
      expect(await auditTrace(db)).toEqual([]);
      expect(await post(people.latteLead)).toBe("forbidden");
      expect(await post(people.reviewer)).toBe("not_found");
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "access.refused",
        actorId: people.reviewer.id,
        miniProgramId: latte.id,
        details: { action: "miniProgram.suspend", answered: "not_found" },
      });
    }));
});

describe("the list is narrowed", () => {
  const choices = (ctx: Ctx, workspace: string[] = []) => listFilterChoices(ctx, { workspace });

  test("to the workspaces that one sees, and of those chosen to no others", () =>
    withWorld(async (db, { people, workspaces: { cafe, trams } }) => {
      const [admin, cafeAdmin] = [await ctxOf(db, people.admin), await ctxOf(db, people.cafeAdmin)];
      const inCafe = { value: cafe.id, label: "Corner Cafe" };
      expect(await listWorkspaceChoices(cafeAdmin)).toEqual([inCafe]);
      expect(await listWorkspaceChoices(admin)).toHaveLength(3);
      expect((await choices(admin, [cafe.id])).workspaces).toEqual([inCafe]);
      expect((await choices(admin)).workspaces).toEqual([]);
      expect((await choices(cafeAdmin, [cafe.id, trams.id])).workspaces).toEqual([inCafe]);
    }));

  test("to deleted ones by a Workspace Admin alone, to what needs one's attention by every member of a workspace", () =>
    withWorld(async (db, { people }) => {
      const of = async (person: { id: string }) => {
        const { states, mayNeedAttention, mayCreate, role } = await choices(await ctxOf(db, person));
        return [states, mayNeedAttention, mayCreate, role];
      };
      const usual = ["created", "released", "archived"];
      expect(await of(people.admin)).toEqual([[...usual, "deleted"], true, true, "workspace_admin"]);
      expect(await of(people.reviewer)).toEqual([usual, true, false, "workspace_reviewer"]);
      expect(await of(people.builder)).toEqual([usual, true, true, "workspace_developer"]);
      expect(await of(people.cafeAdmin)).toEqual([usual, true, true, "developer_admin"]);
      expect(await of(people.latteLead)).toEqual([usual, true, false, "developer"]);
      expect(await of(people.newcomer)).toEqual([usual, true, false, "developer"]);
      expect(await of(people.outsider)).toEqual([usual, false, false, undefined]);
      const ofNothingYet = await addMemberOf(db, await addWorkspace(db), "developer_admin");
      expect(await of(ofNothingYet)).toEqual([usual, true, true, "developer_admin"]);
    }));
});
