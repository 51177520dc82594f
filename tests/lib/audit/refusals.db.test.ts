import { expect, test } from "vitest";
import { assertCan } from "@/lib/access/can";
import { assertMayPostOnCatalog } from "@/lib/catalog/assert-may-post-on-catalog";
import { inTransaction, permitted, type Ctx } from "@/lib/context";
import { assertMay } from "@/lib/mini-program/assert-may";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { assertMayPostSuspension } from "@/lib/mini-program/assert-may-post-suspension";
import { assertMayClose } from "@/lib/review/assert-may-close";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addRemovalRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { addMember } from "@/tests/support/world";

const database = await freshDatabase();

async function refused(attempt: Promise<unknown>): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ kind: "forbidden" });
}

test("a page that is refused again and again is recorded once an hour, for each person, thing and action", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const ctx = await ctxOf(db, people.latteDeveloper);
    const open = (ctx: Ctx) => assertMay(ctx, { id: miniPrograms.latte.id, action: "configuration.view" });
    const entries = async () => (await auditTrace(db)).length;
    await refused(open(ctx));
    await refused(open(ctx));
    expect(await entries()).toBe(1);
    await refused(assertMay(ctx, { id: miniPrograms.latte.id, action: "qrCode.view" }));
    expect(await entries()).toBe(2);
    const later = new Date(ctx.now().getTime() + 61 * 60 * 1000);
    await refused(open({ ...ctx, now: () => later }));
    expect(await entries()).toBe(3);
  }));

test("a page of the console as a whole that is refused again and again is recorded once an hour too", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.latteDeveloper);
    const open = () => permitted(ctx, async () => assertCan(ctx.actor, "settings.manage"));
    await refused(open());
    await refused(open());
    expect(await auditTrace(db)).toHaveLength(1);
  }));

test("what was tried is kept in words where the right behind it is called otherwise", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const number = await addRemovalRequest(db, miniPrograms.latte, people.latteLead);
    await refused(assertMayClose(await ctxOf(db, people.latteDeveloper), { number, by: "withdrawing" }));
    expect((await auditTrace(db)).map(({ details }) => details)).toEqual([
      { action: "removal.withdraw", tried: "withdraw a request", answered: "forbidden" },
    ]);
  }));

test("an act that is refused again and again is recorded each time", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.latteDeveloper);
    const act = () => inTransaction(ctx, async (ctx) => assertCan(ctx.actor, "settings.manage"));
    await refused(act());
    await refused(act());
    expect(await auditTrace(db)).toHaveLength(2);
  }));

test("a form that is refused again and again is recorded each time, also where its mini program is hidden", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { id } = miniPrograms.latte;
    const number = await addRemovalRequest(db, miniPrograms.latte, people.latteLead);
    const ctx = await ctxOf(db, people.tramAdmin);
    const posts = [
      () => assertMayClose(ctx, { number, by: "deciding" }),
      () => assertMayPost(ctx, { id, action: "removal.execute" }),
      () => assertMayPostSuspension(ctx, { id }),
      () => assertMayPostOnCatalog(ctx, { action: "catalog.delete" }),
    ];
    for (const post of posts) {
      const before = (await auditTrace(db)).length;
      await expect(post()).rejects.toThrow();
      await expect(post()).rejects.toThrow();
      expect(await auditTrace(db)).toHaveLength(before + 2);
    }
  }));

test("a refusal is kept with what it was about: a mini program, a workspace or the console as a whole", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms, workspaces } = await smallWorld(db);
    const ctx = await ctxOf(db, people.latteDeveloper);
    const { latte } = miniPrograms;
    await refused(assertMay(ctx, { id: latte.id, action: "configuration.view" }));
    await refused(permitted(ctx, async () => assertCan(ctx.actor, "workspace.manage", { workspace: workspaces.cafe })));
    await refused(permitted(ctx, async () => assertCan(ctx.actor, "settings.manage")));
    const by = { event: "access.refused", actorId: people.latteDeveloper.id };
    expect(await auditTrace(db)).toEqual([
      {
        ...{ ...by, subjectKind: "mini_program", subjectId: latte.id, miniProgramId: latte.id },
        workspaceId: workspaces.cafe.id,
        details: { action: "configuration.view", answered: "forbidden" },
      },
      {
        ...{ ...by, subjectKind: "workspace", subjectId: workspaces.cafe.id, miniProgramId: null },
        workspaceId: workspaces.cafe.id,
        details: { action: "workspace.manage", answered: "forbidden" },
      },
      {
        ...{ ...by, subjectKind: "console", subjectId: null, miniProgramId: null, workspaceId: null },
        details: { action: "settings.manage", answered: "forbidden" },
      },
    ]);
  }));

test("the hour of a refused page is that of its person: another's refusal is recorded beside it", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const open = async (person: { id: string }, milliseconds: number) => {
      const ctx = await ctxOf(db, person);
      const at = new Date(ctx.now().getTime() + milliseconds);
      await refused(assertMay({ ...ctx, now: () => at }, { id: miniPrograms.latte.id, action: "member.manage" }));
      return (await auditTrace(db)).length;
    };
    await addMember(db, miniPrograms.latte, people.newcomer, "developer");
    const hour = 60 * 60 * 1000;
    expect(await open(people.latteDeveloper, 0)).toBe(1);
    expect(await open(people.newcomer, 0)).toBe(2);
    expect(await open(people.latteDeveloper, hour - 1)).toBe(2);
    expect(await open(people.latteDeveloper, hour)).toBe(3);
  }));
