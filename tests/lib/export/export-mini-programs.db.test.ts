import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniPrograms } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { exportMiniPrograms } from "@/lib/export/export-mini-programs";
import { batchSize } from "@/lib/export/parts/export-file";
import { listMiniProgramsInput, listSorts } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { sortName } from "@/lib/text/name-key";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { addFeature, addJsapi } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { addRequest } from "@/tests/support/requests";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMemberOf, addMiniProgram, testNow } from "@/tests/support/world";
import { parseCsv } from "./parse-csv";
import { linesOf, rowsOf, textOf } from "./read-export";

const database = await freshDatabase();

const exported = (ctx: Ctx, query: object, format: "csv" | "jsonl" = "jsonl") =>
  exportMiniPrograms(ctx, { search: listMiniProgramsInput.parse(query), format });

const idsOf = (rows: Record<string, unknown>[]) => rows.map(({ id }) => id);

/** Every page of the list, as the screen shows them. */
async function listedIds(ctx: Ctx, query: object): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ""; ;) {
    const page = await listMiniPrograms(ctx, listMiniProgramsInput.parse({ ...query, cursor, size: "100" }));
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) return ids;
    cursor = page.next;
  }
}

type Setting = { db: Db; world: SmallWorld; inCafe: string[] };

/** More than two batches in the cafe beside the small world, older than it; of every tenth the name holds "tenth". */
async function withMany(work: (setting: Setting) => Promise<void>): Promise<void> {
  await database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const inCafe: string[] = [];
    for (let at = 0; at < 2 * batchSize + 30; at += 1) {
      const moment = new Date(testNow.getTime() - 3_600_000 - (at >> 1) * 1_000);
      const { id } = await addMiniProgram(db, world.workspaces.cafe, world.people.cafeAdmin, {
        name: `${at % 10 ? "Usual" : "Tenth"} ${String((at * 7) % 1_030).padStart(4, "0")}`,
        type: at % 3 ? "native" : "html5",
        createdAt: moment,
      });
      inCafe.push(id);
    }
    await work({ db, world, inCafe });
  });
}

describe("everyone gets what the list shows them, in its order", () => {
  test("whatever is searched, filtered and sorted by, over several batches", () =>
    withMany(async ({ db, world, inCafe }) => {
      const { people, workspaces } = world;
      for (const person of [people.admin, people.cafeAdmin, people.builder, people.latteDeveloper, people.newcomer]) {
        const ctx = await ctxOf(db, person);
        for (const sort of listSorts) {
          for (const query of [
            {},
            { q: "tenth" },
            { type: "html5" },
            { q: "latte" },
            { workspace: workspaces.cafe.id },
          ]) {
            const rows = await rowsOf(await exported(ctx, { ...query, sort }));
            expect(idsOf(rows), `${person.name}: ${JSON.stringify(query)} by ${sort}`).toEqual(
              await listedIds(ctx, { ...query, sort }),
            );
          }
        }
      }
      const all = await rowsOf(await exported(await ctxOf(db, people.cafeAdmin), {}));
      expect(all).toHaveLength(inCafe.length + 1);
    }));

  test("archived and deleted ones only where they are asked for, and deleted ones only for a Workspace Admin", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms, workspaces } = await smallWorld(db);
      const seen = async (person: { id: string }, query: object) =>
        idsOf(await rowsOf(await exported(await ctxOf(db, person), query)));
      expect(await seen(people.admin, { status: "deleted" })).toEqual([miniPrograms.gone.id]);
      expect(await seen(people.cafeAdmin, { status: "deleted" })).toEqual([miniPrograms.latte.id]);
      expect(await seen(people.reviewer, {})).toEqual([]);
      expect(await seen(people.tramAdmin, { q: miniPrograms.latte.id })).toEqual([]);
      expect(await seen(people.tramAdmin, { workspace: workspaces.cafe.id })).toEqual([]);
    }));

  test("the page that one stands on is none of it", () =>
    withMany(async ({ db, world }) => {
      const ctx = await ctxOf(db, world.people.admin);
      const first = await listMiniPrograms(ctx, listMiniProgramsInput.parse({}));
      const rows = await rowsOf(await exported(ctx, { cursor: first.next ?? "", direction: "next", size: "20" }));
      expect(idsOf(rows)).toEqual(await listedIds(ctx, {}));
    }));
});

test("as CSV it has a head in words, labels, times as instants and names that no spreadsheet runs", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const program = await addMiniProgram(db, workspaces.trams, people.tramAdmin, {
      name: '=cmd|"x", 晨光 ☕',
      state: "released",
      updatedAt: new Date("2026-03-14T10:00:00.001Z"),
    });
    const { id } = program;
    await addJsapi(db, people.builder, "takeMoney");
    await addFeature(db, people.builder, { key: "pay", name: "Payment", access: "activation", jsapis: ["takeMoney"] });
    await addRequest(db, program, people.tramAdmin, { category: "feature_activation", subject: "pay" });
    const file = await exported(await ctxOf(db, people.tramAdmin), { q: "晨光" }, "csv");
    expect(file.fileName).toEqual({ full: "mini-programs-2026-03-14.csv", ascii: "mini-programs-2026-03-14.csv" });
    const [head, ...rows] = parseCsv(await textOf(file));
    expect(head?.join("|")).toBe(
      "ID|Name|Type|Status|Suspended|Removal|Under way|Still missing|Released version|Workspace|Creator|My role|Created|Last modified",
    );
    expect(rows).toEqual([
      [
        ...[id, `'=cmd|"x", 晨光 ☕`, "Native", "Released", "no", "", "Payment in review", "", "1.0.0"],
        ...["Tram Company", "Tom Tram"],
        ...["Developer Admin", "2026-03-14T09:26:53.589Z", "2026-03-14T10:00:00.001Z"],
      ],
    ]);
    const [raw] = await rowsOf(await exported(await ctxOf(db, people.tramAdmin), { q: "晨光" }));
    expect(raw).toMatchObject({
      id,
      name: '=cmd|"x", 晨光 ☕',
      type: "native",
      state: "released",
      activations: ["Payment"],
      myRoles: ["developer_admin"],
    });
  }));

test("an empty list is a head without rows, or no line at all", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.newcomer);
    expect(parseCsv(await textOf(await exported(ctx, {}, "csv")))).toHaveLength(1);
    expect(await textOf(await exported(ctx, {}))).toBe("");
  }));

test("it stands in the audit log with its filters, before anything is read", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    await exported(await ctxOf(db, people.cafeAdmin), { q: "latte", status: ["created"], attention: "1" }, "csv");
    const filters = { search: "latte", status: ["created"], needsMyAttention: true, sort: "updated" };
    expect(await auditTrace(db)).toMatchObject([
      {
        event: "export.made",
        actorId: people.cafeAdmin.id,
        subjectKind: "console",
        subjectId: null,
        details: { exported: "mini programs", format: "csv", ...filters },
      },
    ]);
  }));

describe("while others change things", () => {
  test.each(listSorts)("nothing is there twice and nothing is missing, sorted by %s", (sort) =>
    withMany(async ({ db, world, inCafe }) => {
      const ctx = await ctxOf(db, world.people.cafeAdmin);
      const expected = await listedIds(ctx, { sort });
      const later = new Date(testNow.getTime() + 1_000);
      const rename = async (id: string | undefined, name: string) => {
        if (!id) throw new Error("The list is shorter than it should be.");
        await db
          .update(miniPrograms)
          .set({ name, sortName: sortName(name), updatedAt: later })
          .where(eq(miniPrograms.id, id));
      };
      let text = "";
      let pieces = 0;
      for await (const piece of (await exported(ctx, { sort })).pieces) {
        text += piece.text;
        pieces += 1;
        if (pieces > 1) continue;
        // One that is written already goes behind the place, and two that are still to come go before it.
        await rename(expected[3], "zzz");
        await rename(expected[batchSize + 40], "000");
        await rename(expected.at(-1), "001");
      }
      const ids = idsOf(linesOf(text));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.toSorted()).toEqual([...expected].sort());
      expect(ids).toHaveLength(inCafe.length + 1);
      expect(pieces).toBeGreaterThan(2);
    }),
  );

  test("whoever is blocked gets no further row, and the file breaks off", () =>
    withMany(async ({ db, world: { workspaces } }) => {
      const second = await addMemberOf(db, workspaces.cafe, "developer_admin", "Sia Second");
      const pieces = (await exported(await ctxOf(db, second), {})).pieces[Symbol.asyncIterator]();
      expect((await pieces.next()).value).toMatchObject({ rows: batchSize });
      await db
        .update(memberships)
        .set({ status: "blocked" })
        .where(and(eq(memberships.personId, second.id), eq(memberships.workspaceId, workspaces.cafe.id)));
      await expect(pieces.next()).rejects.toMatchObject({ kind: "forbidden" });
      expect(await pieces.next()).toEqual({ done: true, value: undefined });
    }));

  test("whoever is blocked before the first row gets nothing that looks complete", () =>
    database.withRollback(async (db) => {
      const { people } = await smallWorld(db);
      const file = await exported(await ctxOf(db, people.latteDeveloper), {});
      await db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, people.latteDeveloper.id));
      await expect(textOf(file)).rejects.toMatchObject({ kind: "forbidden" });
    }));
});
