import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { miniProgramMembers } from "@/db/schema";
import type { AuditEvent } from "@/lib/audit/events";
import { readAuditSearch } from "@/lib/audit/inputs";
import { listAuditEntries } from "@/lib/audit/list-audit-entries";
import { record, type AuditSubject } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { exportAuditEntries } from "@/lib/export/export-audit-entries";
import { batchSize } from "@/lib/export/parts/export-file";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";
import { parseCsv } from "./parse-csv";
import { linesOf, rowsOf, textOf } from "./read-export";

const database = await freshDatabase();

type Query = Parameters<typeof readAuditSearch>[0];

const exported = (ctx: Ctx, query: Query, format: "csv" | "jsonl" = "jsonl") =>
  exportAuditEntries(ctx, { search: readAuditSearch(query), format });

/** Every page of the log, as the screen shows them. */
async function listedPositions(ctx: Ctx, query: Query): Promise<number[]> {
  const positions: number[] = [];
  for (let before: number | null = null; ;) {
    const search = { ...readAuditSearch(query), before };
    const page = await listAuditEntries(ctx, search);
    positions.push(...page.entries.map(({ position }) => position));
    if (page.older === null) return positions;
    before = page.older;
  }
}

const positionsOf = (rows: Record<string, unknown>[]) => rows.map(({ position }) => position);

async function say(
  db: Db,
  actor: { id: string } | null,
  event: AuditEvent,
  subject: AuditSubject,
  details: Record<string, unknown> = {},
) {
  await record(
    { db, now: () => testNow, actor: { personId: actor?.id ?? null, address: "203.0.113.7" } },
    event,
    subject,
    details,
  );
}

/** Entries about every part of the small world, several batches of them about the first mini program. */
async function withEntries(work: (db: Db, world: SmallWorld) => Promise<void>): Promise<void> {
  await database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { people, miniPrograms, workspaces } = world;
    const latte = { kind: "mini_program", ...miniPrograms.latte } as const;
    await say(db, null, "operator.granted_workspace_admin", { kind: "workspace", id: workspaces.superApp.id });
    await say(db, people.tramAdmin, "mini_program.created", { kind: "mini_program", ...miniPrograms.tram });
    await say(db, people.builder, "request.opened", { kind: "mini_program", ...miniPrograms.bill }, { request: "#1" });
    for (let at = 0; at < 2 * batchSize + 5; at += 1) {
      await say(db, people.latteLead, at % 2 ? "information.edited" : "access.refused", latte, { at });
    }
    await work(db, world);
  });
}

describe("everyone gets the entries that the log shows them, newest first", () => {
  test("whatever is searched and filtered, over several batches", () =>
    withEntries(async (db, { people, miniPrograms }) => {
      for (const person of [people.admin, people.reviewer, people.cafeAdmin, people.tramAdmin, people.latteLead]) {
        const ctx = await ctxOf(db, person);
        for (const query of [
          {},
          { event: "information.edited" },
          { event: ["request.opened", "mini_program.created"] },
          { person: "leo" },
          { miniProgram: miniPrograms.tram.id },
          { from: "2026-03-14", until: "2026-03-14" },
          { until: "2026-03-13" },
        ]) {
          const rows = await rowsOf(await exported(ctx, query));
          expect(positionsOf(rows), `${person.name}: ${JSON.stringify(query)}`).toEqual(
            await listedPositions(ctx, query),
          );
        }
      }
    }));

  test("a Workspace Reviewer those about requests, a Developer Admin of another workspace none of the others", () =>
    withEntries(async (db, { people }) => {
      const eventsFor = async (person: { id: string }) =>
        (await rowsOf(await exported(await ctxOf(db, person), {}))).map(({ event }) => event);
      expect(await eventsFor(people.reviewer)).toEqual(["request.opened"]);
      expect(await eventsFor(people.tramAdmin)).toEqual(["mini_program.created"]);
      expect(await eventsFor(people.builder)).toEqual(["request.opened"]);
    }));
});

test("what is recorded meanwhile changes nothing of it", () =>
  withEntries(async (db, { people, miniPrograms }) => {
    const ctx = await ctxOf(db, people.cafeAdmin);
    const expected = await listedPositions(ctx, {});
    let text = "";
    for await (const piece of (await exported(ctx, {})).pieces) {
      text += piece.text;
      await say(db, people.latteLead, "information.edited", { kind: "mini_program", ...miniPrograms.latte });
    }
    expect(positionsOf(linesOf(text))).toEqual(expected);
  }));

test("as CSV it says who did what on what, with the details as JSON", () =>
  withEntries(async (db, { people, miniPrograms }) => {
    await say(
      db,
      people.tramAdmin,
      "information.edited",
      { kind: "mini_program", ...miniPrograms.tram },
      { before: { name: "=1+1" }, after: { name: '"晨光"\nnext' } },
    );
    const file = await exported(await ctxOf(db, people.tramAdmin), { event: "information.edited" }, "csv");
    expect(file.fileName.full).toBe("audit-log-2026-03-14.csv");
    const [head, ...rows] = parseCsv(await textOf(file));
    expect(head?.join("|")).toBe("Position|Time|Who|What|On what|Mini program ID|Address|Event|Details");
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      [
        ...["2026-03-14T09:26:53.589Z", "Tom Tram", "edited the information", "Tram Times", miniPrograms.tram.id],
        ...["203.0.113.7", "information.edited", '{"before":{"name":"=1+1"},"after":{"name":"\\"晨光\\"\\nnext"}}'],
      ],
    ]);
  }));

test("it stands in the log itself, with its filters and first of all", () =>
  withEntries(async (db, { people }) => {
    const file = await exported(await ctxOf(db, people.admin), { person: "leo", from: "2026-03-01" });
    const entry = {
      event: "export.made",
      actorId: people.admin.id,
      subjectKind: "console",
      details: { exported: "audit log", format: "jsonl", person: "leo", from: "2026-03-01" },
    };
    expect((await auditTrace(db)).at(-1)).toMatchObject(entry);
    expect((await rowsOf(file)).map(({ who }) => who)).not.toContain(people.admin.name);
    const [own] = await rowsOf(await exported(await ctxOf(db, people.admin), {}));
    expect(own).toMatchObject({ event: "export.made", who: people.admin.name, what: "exported data" });
  }));

test("whoever runs a mini program no longer gets no further entry, and the file breaks off", () =>
  withEntries(async (db, { people, miniPrograms }) => {
    const pieces = (await exported(await ctxOf(db, people.latteLead), {})).pieces[Symbol.asyncIterator]();
    expect((await pieces.next()).value).toMatchObject({ rows: batchSize });
    await db
      .update(miniProgramMembers)
      .set({ role: "developer" })
      .where(
        and(
          eq(miniProgramMembers.miniProgramId, miniPrograms.latte.id),
          eq(miniProgramMembers.personId, people.latteLead.id),
        ),
      );
    await expect(pieces.next()).rejects.toMatchObject({ kind: "forbidden" });
  }));
