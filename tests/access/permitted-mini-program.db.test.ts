import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { memberships, miniProgramMembers } from "@/db/schema";
import type { Action } from "@/lib/access/matrix";
import { stillPermitted } from "@/lib/access/parts/still-permitted";
import { isMiniProgramId, permittedMiniProgram } from "@/lib/access/permitted-mini-program";
import { inTransaction } from "@/lib/context";
import { addMembers } from "@/lib/member/add-members";
import { setMemberRole } from "@/lib/member/set-member-role";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { oneWaits, untilWaiting } from "@/tests/support/one-waits";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();
const gone = { kind: "not_found" };

describe("a mini program that somebody asks for", () => {
  test("stands to them by its owner and by what they are on it", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const { id, workspaceId } = miniPrograms.latte;
      const standing = async (person: { id: string }) =>
        permittedMiniProgram(await ctxOf(db, person), id, "miniProgram.view");
      expect(await standing(people.latteDeveloper)).toEqual({ id, workspaceId, memberRole: "developer" });
      expect(await standing(people.latteLead)).toEqual({ id, workspaceId, memberRole: "developer_admin" });
      expect(await standing(people.admin)).toEqual({ id, workspaceId, memberRole: null });
    }));

  test("is not found where there is none, whatever stands in the address", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const ctx = await ctxOf(db, people.admin);
      for (const id of ["1234567890123456", "", "latte", "123", "\0", "\u{d800}"]) {
        await expect(permittedMiniProgram(ctx, id, "miniProgram.view"), id).rejects.toMatchObject(gone);
      }
    }));

  test("once it is deleted, is there for whoever may restore it, to be seen and restored, and for nobody else", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const { id } = miniPrograms.gone;
      const ask = async (name: keyof SmallWorld["people"], action: Action) =>
        permittedMiniProgram(await ctxOf(db, people[name]), id, action);
      for (const action of ["miniProgram.view", "miniProgram.restore"] as const) {
        expect(await ask("admin", action)).toMatchObject({ id });
        await expect(ask("cafeAdmin", action), action).rejects.toMatchObject(gone);
        await expect(ask("outsider", action), action).rejects.toMatchObject(gone);
      }
      for (const action of ["member.view", "information.edit", "removal.execute"] as const) {
        await expect(ask("admin", action), action).rejects.toMatchObject(gone);
        await expect(ask("cafeAdmin", action), action).rejects.toMatchObject(gone);
      }
    }));

  test("is read once for one page, and anew for what looks itself; the database plans it once", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const { latte } = miniPrograms;
      const page = { ...(await ctxOf(db, people.latteDeveloper)), standings: new Map() };
      const role = async (ctx: typeof page | Omit<typeof page, "standings">) =>
        (await permittedMiniProgram(ctx, latte.id, "miniProgram.view")).memberRole;
      expect(await role(page)).toBe("developer");
      const isDana = eq(miniProgramMembers.personId, people.latteDeveloper.id);
      await db.update(miniProgramMembers).set({ role: "developer_admin" }).where(isDana);
      expect(await role(page)).toBe("developer");
      expect(await role({ ...page, standings: new Map() })).toBe("developer_admin");
      const another = { ...(await ctxOf(db, people.admin)), standings: page.standings };
      expect(await role(another)).toBeNull();
      const { tram } = miniPrograms;
      expect(await permittedMiniProgram(another, tram.id, "miniProgram.view")).toMatchObject({ id: tram.id });
      const { standings: _, ...itself } = page;
      expect(await role(itself)).toBe("developer_admin");
      expect((await stillPermitted(page, latte.id, "miniProgram.view")).memberRole).toBe("developer_admin");
      expect(await inTransaction(page, (ctx) => permittedMiniProgram(ctx, latte.id, "miniProgram.view"))).toMatchObject(
        {
          memberRole: "developer_admin",
        },
      );
      const { rows } = await db.execute(sql`select name from pg_prepared_statements where name = 'standing'`);
      expect(rows).toEqual([{ name: "standing" }]);
    }));

  test.each([
    ["1234567890123456", true],
    ["0234567890123456", false],
    ["123456789012345", false],
    ["12345678901234567", false],
    ["x1234567890123456", false],
    ["1234567890123456x", false],
    ["1234567890123456\n", false],
    ["１234567890123456", false],
  ])("is named by sixteen digits: %j", (id, isOne) => {
    expect(isMiniProgramId(id)).toBe(isOne);
  });
});

describe("whoever has waited", () => {
  const lock = sql`select pg_advisory_xact_lock(hashtextextended('mini-program-console:roles', 0))`;

  test("is permitted what they may now: nothing more where they are blocked, more where they were raised", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms, workspaces } = await smallWorld(db);
      const { latte } = miniPrograms;
      const [lead, newcomer] = [await ctxOf(db, people.latteLead), await ctxOf(db, people.newcomer)];
      expect(await stillPermitted(lead, latte.id, "member.manage")).toMatchObject({ memberRole: "developer_admin" });
      await expect(stillPermitted(newcomer, latte.id, "member.manage")).rejects.toMatchObject(gone);
      const of = ({ id }: { id: string }) =>
        and(eq(memberships.workspaceId, workspaces.cafe.id), eq(memberships.personId, id));
      await db.update(memberships).set({ status: "blocked" }).where(of(people.latteLead));
      await db.update(memberships).set({ role: "developer_admin" }).where(of(people.newcomer));
      await expect(stillPermitted(lead, latte.id, "member.manage")).rejects.toMatchObject(gone);
      expect(await stillPermitted(newcomer, latte.id, "member.manage")).toMatchObject({ memberRole: null });
    }));

  test("while their own role was taken gives none to others", async () => {
    const { people, miniPrograms } = await smallWorld(database.db);
    const { latte } = miniPrograms;
    const taking = await ctxOf(database.another().db, people.cafeAdmin);
    const adding = await ctxOf(database.another().db, people.latteLead);
    const chosen = { id: latte.id, people: [people.newcomer.id], role: "developer_admin" as const };
    let added: Promise<PromiseSettledResult<unknown>[]> | undefined;
    const taken = await oneWaits(
      database,
      lock,
      () => setMemberRole(taking, { id: latte.id, personId: people.latteLead.id, role: "developer" }),
      async () => {
        added = Promise.allSettled([addMembers(adding, chosen)]);
        await untilWaiting(database, 2);
      },
    );
    expect(taken.status).toBe("fulfilled");
    expect(await added).toMatchObject([{ status: "rejected", reason: { kind: "forbidden" } }]);
    expect(await addMembers(taking, chosen), "whoever may still do it").toEqual({ added: ["Nina New"] });
  });
});
