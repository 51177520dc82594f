import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { miniPrograms } from "@/db/schema";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { addMemberOf, addMiniProgram, addWorkspace, deletedBy } from "@/tests/support/world";

const database = await freshDatabase();

test("a page whose place is gone meanwhile, and back to less than a page, is the first one", () =>
  database.withRollback(async (db) => {
    const workspace = await addWorkspace(db);
    const runner = await addMemberOf(db, workspace, "developer_admin");
    const names = Array.from({ length: 23 }, (_, at) => `Line ${String(at).padStart(2, "0")}`);
    for (const name of names) await addMiniProgram(db, workspace, runner, { name });
    const ctx = await ctxOf(db, runner);
    const page = async (state: object) => {
      const { rows, ...rest } = await listMiniPrograms(ctx, listMiniProgramsInput.parse({ sort: "name", ...state }));
      return { names: rows.map(({ name }) => name), ids: rows.map(({ id }) => id), ...rest };
    };
    const first = await page({});
    expect(first).toMatchObject({ names: names.slice(0, 20), previous: null, total: { count: 23, more: false } });
    const second = await page({ cursor: first.next });
    expect(second).toMatchObject({ names: names.slice(20), next: null, total: { count: 23, more: false } });
    expect(await page({ cursor: second.previous, direction: "previous" })).toEqual(first);
    // Of fifty to a page, only twenty stand before it.
    expect(await page({ cursor: second.previous, direction: "previous", size: "50" })).toMatchObject({
      ...{ names, next: null, previous: null },
    });
    expect(await page({ direction: "previous" })).toEqual(first);
    await db.update(miniPrograms).set(deletedBy(runner)).where(inArray(miniPrograms.id, second.ids));
    expect(await page({ cursor: first.next })).toMatchObject({
      ...{ names: names.slice(0, 20), next: null, previous: null, total: { count: 20, more: false } },
    });
  }));

test("whoever belongs nowhere is told the statuses that they asked for, and that there is nothing", () =>
  database.withRollback(async (db) => {
    const workspace = await addWorkspace(db);
    const newcomer = await addMemberOf(db, workspace, "developer");
    const list = async (state: object) =>
      listMiniPrograms(await ctxOf(db, newcomer), listMiniProgramsInput.parse(state));
    const nothing = { rows: [], total: { count: 0, more: false }, next: null, previous: null };
    expect(await list({})).toEqual({ ...nothing, states: ["created", "released"] });
    expect(await list({ status: ["archived", "deleted"] })).toEqual({ ...nothing, states: ["archived"] });
  }));
