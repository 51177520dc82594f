import { describe, expect, test } from "vitest";
import { getInformation } from "@/lib/information/get-information";
import { listMembers } from "@/lib/member/list-members";
import { assertMay } from "@/lib/mini-program/assert-may";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

describe("a mini program", () => {
  test("is seen by those who may, each with their roles and what gives them", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms, workspaces } = await smallWorld(db);
      const rolesOf = async (person: { id: string }) => {
        const { roles } = await getMiniProgram(await ctxOf(db, person), miniPrograms.latte);
        return roles.map(({ role, from }) => [role, from === "mini_program" ? from : from.workspaceId]);
      };
      expect(await rolesOf(people.admin)).toEqual([["workspace_admin", workspaces.superApp.id]]);
      expect(await rolesOf(people.cafeAdmin)).toContainEqual(["developer_admin", workspaces.cafe.id]);
      expect(await rolesOf(people.latteLead)).toEqual([["developer_admin", "mini_program"]]);
      expect(await rolesOf(people.latteDeveloper)).toEqual([["developer", "mini_program"]]);
    }));

  test("is not found by the others, as if it did not exist, and a read of it leaves no entry", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const before = await auditTrace(db);
      const missing = { id: "1000000000000000" };
      for (const person of [people.reviewer, people.builder, people.newcomer, people.tramAdmin, people.blocked]) {
        const ctx = await ctxOf(db, person);
        const unknown = await getMiniProgram(ctx, missing).catch((error: unknown) => error);
        const hidden = await getMiniProgram(ctx, miniPrograms.latte).catch((error: unknown) => error);
        expect(unknown).toMatchObject({ kind: "not_found" });
        expect(hidden).toEqual(unknown);
      }
      expect(await auditTrace(db)).toEqual(before);
    }));

  test("that is deleted is seen by a Workspace Admin alone, and nothing of it can be done", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const admin = await ctxOf(db, people.admin);
      expect(await getMiniProgram(admin, miniPrograms.gone)).toMatchObject({ state: "deleted", allowed: [] });
      await expect(getInformation(admin, miniPrograms.gone)).rejects.toMatchObject({ kind: "not_found" });
      const owner = await ctxOf(db, people.cafeAdmin);
      await expect(getMiniProgram(owner, miniPrograms.gone)).rejects.toMatchObject({ kind: "not_found" });
    }));
});

describe("what one may see but not do", () => {
  test("is forbidden with the roles and people who can, and recorded", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const ctx = await ctxOf(db, people.latteDeveloper);
      const attempt = assertMay(ctx, { id: miniPrograms.latte.id, action: "configuration.view" });
      await expect(attempt).rejects.toMatchObject({ kind: "forbidden" });
      await expect(attempt).rejects.toThrow(
        /^Only Workspace Admins and Developer Admins of this mini program can see its configuration: .*Carla Cafe/,
      );
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "access.refused",
        actorId: people.latteDeveloper.id,
        miniProgramId: miniPrograms.latte.id,
        details: { action: "configuration.view" },
      });
    }));
});

test("information shows the default language first", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { languages } = await getInformation(await ctxOf(db, people.latteDeveloper), miniPrograms.latte);
    expect(languages[0]).toMatchObject({ language: "en", isDefault: true, name: miniPrograms.latte.name });
  }));

test("members are those whose membership counts: not the blocked, the removed, or those of nowhere", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { members } = await listMembers(await ctxOf(db, people.latteDeveloper), miniPrograms.latte);
    expect(members.map(({ personId }) => personId).toSorted()).toEqual(
      [people.cafeAdmin.id, people.latteLead.id, people.latteDeveloper.id].toSorted(),
    );
    expect(await getMiniProgram(await ctxOf(db, people.latteDeveloper), miniPrograms.latte)).toMatchObject({
      memberCount: 3,
    });
  }));
