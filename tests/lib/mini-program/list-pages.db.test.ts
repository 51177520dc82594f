import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { connect, type Db } from "@/db/connect";
import { miniPrograms, miniProgramTexts } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { listMiniProgramsInput, listSorts, type ListSort } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { areMoreByChance, hardlyBeyond } from "@/lib/mini-program/list/chance";
import { questionOf } from "@/lib/mini-program/list/question";
import { newMiniProgramId } from "@/lib/mini-program/parts/new-id";
import { sortName } from "@/lib/text/name-key";
import { searchText } from "@/lib/text/search-text";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { addMember, addMemberOf, addWorkspace, superAppWorkspace, type Person } from "@/tests/support/world";

const database = await freshDatabase();

type Made = { id: string; name: string; createdAt: Date; updatedAt: Date; workspaceId: string };

/** Many at once, straight into the tables. */
async function addMany(db: Db, creator: Person, made: Made[]): Promise<void> {
  for (let at = 0; at < made.length; at += 1_000) {
    const rows = made.slice(at, at + 1_000);
    await db.transaction(async (tx) => {
      await tx.insert(miniPrograms).values(
        rows.map((row) => ({
          ...{
            ...row,
            type: "native" as const,
            defaultLanguage: "en",
            sortName: sortName(row.name),
            categories: [],
            missing: [],
          },
          searchText: searchText({ names: [row.name], creatorName: creator.name, creatorEmail: creator.email }),
          ...{ createdBy: creator.id, formKey: randomUUID() },
        })),
      );
      await tx.insert(miniProgramTexts).values(
        rows.map(({ id, workspaceId, name }) => ({
          ...{ miniProgramId: id, workspaceId, language: "en", name, nameKey: id, keywords: [] },
        })),
      );
    });
  }
}

const before = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function ordered(made: Made[], sort: ListSort): string[] {
  const compare = {
    updated: (a: Made, b: Made) => Number(b.updatedAt) - Number(a.updatedAt) || before(b.id, a.id),
    created: (a: Made, b: Made) => Number(b.createdAt) - Number(a.createdAt) || before(b.id, a.id),
    name: (a: Made, b: Made) => before(sortName(a.name), sortName(b.name)) || before(a.id, b.id),
  }[sort];
  return made.toSorted(compare).map(({ id }) => id);
}

/** Every page from the first to the last, and from the last back to the first. */
async function turnAll(ctx: Ctx, state: object): Promise<{ there: string[][]; back: string[][]; total: number }> {
  const read = (more: object) => listMiniPrograms(ctx, listMiniProgramsInput.parse({ ...state, ...more }));
  const first = await read({});
  const there = [first.rows.map(({ id }) => id)];
  let page = first;
  const places = new Set<string>();
  const goTo = async (cursor: string, direction: "next" | "previous") => {
    expect(places, "no way leads round in a circle").not.toContain(`${direction} ${cursor}`);
    places.add(`${direction} ${cursor}`);
    page = await read({ cursor, direction });
    return page.rows.map(({ id }) => id);
  };
  while (page.next) there.push(await goTo(page.next, "next"));
  const back = [page.rows.map(({ id }) => id)];
  while (page.previous) back.unshift(await goTo(page.previous, "previous"));
  return { there, back, total: first.total.count };
}

describe("turning pages", () => {
  const moment = fc.integer({ min: 0, max: 3 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)));
  const name = fc.constantFrom("Zebra", "zebra", "Äpfel", "apfel", "晨光", "咖啡", "é", "E", "~", "100 %");
  const one = fc.record({ name, createdAt: moment, updatedAt: moment, isMine: fc.boolean(), place: fc.nat(2) });

  // Of the usual size, arrays would stay shorter than a page.
  test("forward and back shows every mini program once and in order, among equals too", () =>
    fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 130, size: "max" }), (drawn) =>
        database.withRollback(async (db) => {
          const workspaces = [await addWorkspace(db), await addWorkspace(db), await superAppWorkspace(db)] as const;
          const [first, second, superApp] = workspaces;
          const admin = await addMemberOf(db, superApp, "workspace_admin");
          const builder = await addMemberOf(db, superApp, "workspace_developer");
          const runner = await addMemberOf(db, first, "developer_admin");
          const made = drawn.map(({ place, isMine: _isMine, ...row }) => ({
            ...{ ...row, id: newMiniProgramId(), workspaceId: (workspaces[place] ?? second).id },
          }));
          await addMany(db, runner, made);
          const mine = made.filter((_, at) => drawn[at]?.isMine);
          for (const miniProgram of mine) await addMember(db, miniProgram, builder, "developer");
          const seen = [
            [admin, made],
            [builder, mine],
            [runner, made.filter(({ workspaceId }) => workspaceId === first.id)],
          ] as const;
          for (const [person, visible] of seen) {
            const ctx = await ctxOf(db, person);
            for (const sort of listSorts) {
              const { there, back, total } = await turnAll(ctx, { sort });
              expect(there.flat()).toEqual(ordered(visible, sort));
              expect(back).toEqual(there);
              expect(total).toBe(visible.length);
              expect(there.slice(0, -1).every((page) => page.length === 20)).toBe(true);
            }
          }
        }),
      ),
      { numRuns: 8 },
    ));
});

describe("a long list", () => {
  // Long enough that rare terms are not met along the order and the total goes beyond 1,000.
  const made = (workspaceId: string): Made[] =>
    Array.from({ length: 5_500 }, (_, at) => ({
      id: newMiniProgramId(),
      workspaceId,
      name: `${at % 2 ? "half" : "other"} ${at % 10 ? "" : "tenth"} ${at >= 5_470 ? "last" : ""} ${at === 4_321 ? "only" : ""} ${at < 1_000 ? "thousand" : ""}`.trim(),
      createdAt: new Date(Date.UTC(2026, 0, 1) + (5_500 - (at % 5_500)) * 1_000),
      updatedAt: new Date(Date.UTC(2026, 0, 1) + (5_500 - (at >> 1)) * 1_000),
    }));

  test("is found, ordered and counted the same whichever way the database takes", () =>
    database.withRollback(async (db) => {
      const superApp = await superAppWorkspace(db);
      const [large, small] = [await addWorkspace(db), await addWorkspace(db)];
      const runner = await addMemberOf(db, large, "developer_admin", "Runner");
      const admin = await addMemberOf(db, superApp, "workspace_admin", "Admin");
      const all = made(large.id);
      await addMany(db, runner, all);
      const [beside] = [{ ...all[0], id: newMiniProgramId(), workspaceId: small.id, name: "only beside" } as Made];
      await addMany(db, runner, [beside]);
      for (const [person, visible] of [
        [runner, all],
        [admin, [...all, beside]],
      ] as const) {
        const ctx = await ctxOf(db, person);
        for (const sort of listSorts) {
          for (const [q, holds] of [
            ["half", "half"],
            ["TENTH", "tenth"],
            ["last", "last"],
            ["onl", "only"],
            ["on", "on"],
            ["thousand", "thousand"],
            ["none", "none"],
            ["", ""],
          ] as const) {
            const expected = ordered(
              visible.filter(({ name }) => name.includes(holds)),
              sort,
            );
            const list = await listMiniPrograms(ctx, listMiniProgramsInput.parse({ q, sort }));
            expect(
              list.rows.map(({ id }) => id),
              `${q} by ${sort}`,
            ).toEqual(expected.slice(0, 20));
            expect(list.total).toEqual({ count: Math.min(expected.length, 1_000), more: expected.length > 1_000 });
            if (!list.next) continue;
            const second = await listMiniPrograms(ctx, listMiniProgramsInput.parse({ q, sort, cursor: list.next }));
            expect(
              second.rows.map(({ id }) => id),
              `${q} by ${sort}, second page`,
            ).toEqual(expected.slice(20, 40));
            expect(second.total).toEqual(list.total);
          }
        }
      }
    }));

  test("is known to hold more than a thousand where blocks picked by chance show it, and never where it holds a thousand", async () => {
    // As many blocks as a table has that is ten times as long.
    const owner = connect(database.ownerUrl, { max: 1 });
    await owner.pool.query("alter table mini_programs set (fillfactor = 10)");
    await owner.close();
    await database.withRollback(async (db) => {
      const workspace = await addWorkspace(db);
      const admin = await addMemberOf(db, await superAppWorkspace(db), "workspace_admin", "Admin");
      const others = made(workspace.id).map((one, at) => ({ ...one, name: `other ${at}` }));
      await addMany(db, admin, [...made(workspace.id), ...others]);
      const { actor } = await ctxOf(db, admin);
      const isMore = async (q: string) => {
        const areMore = areMoreByChance(questionOf(actor, listMiniProgramsInput.parse({ q }), 21), 1);
        const { rows } = await db.execute<{ answer: boolean }>(sql`select ${areMore} as answer`);
        return rows[0]?.answer;
      };
      const answers = async (q: string) => {
        const given = [];
        for (let time = 0; time < 30; time += 1) given.push(await isMore(q));
        return given.filter(Boolean).length;
      };
      // Now and then too few blocks are picked to show it.
      expect(await answers("")).toBeGreaterThan(15);
      expect(await answers("thousand")).toBe(0);
      expect(areMoreByChance(questionOf(actor, listMiniProgramsInput.parse({}), 21), 0.001)).toBe(null);
    });
  });

  test("is told too long once in a hundred million times at most, however many of its blocks are picked", async () => {
    for (const share of [0.0005, 0.001, 0.005, 0.02, 0.05, 0.1, 0.3, 0.6]) {
      const { rows } = await database.db.execute<{ bound: number }>(
        sql`select ${hardlyBeyond(sql`${1_000 * share}::float8`)} as bound`,
      );
      expect(chanceOfMore(rows[0]?.bound ?? 0, 1_000, share), `${share} of them`).toBeLessThan(1e-8);
    }
  });
});

/** That of so many, each of which is picked with this chance, more than `bound` are picked. */
function chanceOfMore(bound: number, many: number, chance: number): number {
  let [picked, sum] = [(1 - chance) ** many, 0];
  for (let count = 0; count <= many; count += 1) {
    if (count > bound) sum += picked;
    picked *= ((many - count) / (count + 1)) * (chance / (1 - chance));
  }
  return sum;
}
