import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { miniProgramMembers, miniPrograms as programs, people as persons } from "@/db/schema";
import { exportConfiguration } from "@/lib/export/export-configuration";
import { exportMembers } from "@/lib/export/export-members";
import { batchSize } from "@/lib/export/parts/export-file";
import { listMembers } from "@/lib/member/list-members";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addConfiguration, addMemberOf, addMiniProgram, testNow } from "@/tests/support/world";
import { parseCsv } from "./parse-csv";
import { linesOf, rowsOf, textOf } from "./read-export";

const database = await freshDatabase();

async function addMembers(db: Db, world: Awaited<ReturnType<typeof smallWorld>>, count: number): Promise<string[]> {
  const names: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const person = await addMemberOf(db, world.workspaces.cafe, "developer", `Member ${String(at).padStart(4, "0")}`);
    await db.insert(miniProgramMembers).values({
      ...{ miniProgramId: world.miniPrograms.latte.id, personId: person.id, role: "developer" },
      addedBy: world.people.cafeAdmin.id,
      createdAt: new Date(testNow.getTime() - (at >> 2)),
    });
    names.push(person.name);
  }
  return names;
}

describe("the members", () => {
  test("are those of the list in its order: the blocked ones too for whoever manages them, and only for them", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const { id } = miniPrograms.latte;
      for (const person of [people.admin, people.cafeAdmin, people.latteDeveloper]) {
        const ctx = await ctxOf(db, person);
        const rows = await rowsOf(await exportMembers(ctx, { id, format: "jsonl" }));
        const { members } = await listMembers(ctx, { id });
        expect(rows.map(({ name }) => name)).toEqual(members.map(({ name }) => name));
        expect(rows.map(({ email }) => email)).toEqual(members.map(({ email }) => email));
        expect(rows.map(({ isBlocked }) => isBlocked)).toEqual(members.map(({ isBlocked }) => isBlocked));
        expect(rows.some(({ name }) => name === people.blocked.name)).toBe(person !== people.latteDeveloper);
        expect(rows.map(({ name }) => name)).not.toContain(people.removed.name);
      }
    }));

  test("come as CSV in words, in a file that bears the name of the mini program", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const { id } = miniPrograms.latte;
      await db.update(programs).set({ name: '晨光/"Latte"' }).where(eq(programs.id, id));
      await db.update(persons).set({ name: "+Leo" }).where(eq(persons.id, people.latteLead.id));
      const file = await exportMembers(await ctxOf(db, people.cafeAdmin), { id, format: "csv" });
      expect(file.fileName).toEqual({
        full: "晨光-Latte- members-2026-03-14.csv",
        ascii: `${id}-members-2026-03-14.csv`,
      });
      const [head, ...rows] = parseCsv(await textOf(file));
      expect(head?.join("|")).toBe(
        "Name|E-mail|Role|Workspace roles|Blocked|Added by|Added|Last active|Joined with the reason",
      );
      expect(rows.find(([name]) => name === "'+Leo")?.slice(2, 6)).toEqual([
        ...["Developer Admin", "Developer of Corner Cafe", "no", "'+Leo"],
      ]);
      expect(rows.find(([name]) => name === people.blocked.name)?.slice(2, 5)).toEqual([
        ...["Developer Admin", "Developer Admin of Corner Cafe (blocked)", "yes"],
      ]);
    }));

  test("come with whom one writes to, when they were added and last active, and why a Workspace Admin joined", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const { id } = miniPrograms.latte;
      const [added, active] = [new Date("2026-03-02T08:00:00Z"), new Date("2026-03-13T21:30:00Z")];
      await db.update(persons).set({ lastActiveAt: active }).where(eq(persons.id, people.admin.id));
      await db.insert(miniProgramMembers).values({
        ...{ miniProgramId: id, personId: people.admin.id, role: "developer_admin", addedBy: people.admin.id },
        ...{ createdAt: added, joinReason: "Nobody else answers." },
      });
      const ctx = await ctxOf(db, people.cafeAdmin);
      const [, ...rows] = parseCsv(await textOf(await exportMembers(ctx, { id, format: "csv" })));
      expect(rows.find(([name]) => name === people.admin.name)).toEqual([
        ...[people.admin.name, people.admin.email, "Developer Admin", "Workspace Admin of Super app", "no"],
        ...[people.admin.name, added.toISOString(), active.toISOString(), "Nobody else answers."],
      ]);
      const lines = await rowsOf(await exportMembers(ctx, { id, format: "jsonl" }));
      expect(lines.find(({ name }) => name === people.admin.name)).toMatchObject({
        ...{ addedAt: added.toISOString(), lastActiveAt: active.toISOString(), joinReason: "Nobody else answers." },
        workspaceRoles: [{ role: "workspace_admin", workspace: "Super app", status: "active" }],
      });
    }));

  test("of more than one batch are there once each, also when somebody gets another name or is removed meanwhile", () =>
    database.withRollback(async (db) => {
      const world = await smallWorld(db);
      const { id } = world.miniPrograms.latte;
      await addMembers(db, world, batchSize + 40);
      const ctx = await ctxOf(db, world.people.latteDeveloper);
      let text = "";
      for await (const { text: piece, rows } of (await exportMembers(ctx, { id, format: "jsonl" })).pieces) {
        text += piece;
        if (rows !== batchSize) continue;
        const last = linesOf(piece).at(-1)?.["name"] as string;
        const [gone] = await db.select({ id: persons.id }).from(persons).where(eq(persons.name, last));
        await db.delete(miniProgramMembers).where(eq(miniProgramMembers.personId, gone?.id ?? ""));
        await db
          .update(persons)
          .set({ name: "Zoe" })
          .where(eq(persons.name, linesOf(piece).at(-2)?.["name"] as string));
      }
      const emails = linesOf(text).map(({ email }) => email);
      expect(new Set(emails).size).toBe(emails.length);
      expect(emails).toHaveLength(batchSize + 43);
    }));

  test("break off for whoever is taken out of them meanwhile", () =>
    database.withRollback(async (db) => {
      const world = await smallWorld(db);
      const { id } = world.miniPrograms.latte;
      await addMembers(db, world, batchSize + 40);
      const ctx = await ctxOf(db, world.people.latteDeveloper);
      const pieces = (await exportMembers(ctx, { id, format: "csv" })).pieces[Symbol.asyncIterator]();
      expect((await pieces.next()).value).toMatchObject({ rows: batchSize });
      await db
        .delete(miniProgramMembers)
        .where(and(eq(miniProgramMembers.miniProgramId, id), eq(miniProgramMembers.personId, ctx.actor.personId)));
      await expect(pieces.next()).rejects.toMatchObject({ kind: "forbidden" });
    }));
});

describe("the configuration", () => {
  test("has a row for each ID and for each entry of a whitelist, as it is now", () =>
    database.withRollback(async (db) => {
      const { people, miniPrograms } = await smallWorld(db);
      const { id } = miniPrograms.latte;
      await addConfiguration(db, miniPrograms.latte, people.cafeAdmin, {
        ...{ revision: 2, productionClientId: "-client", productionMerchantId: null, sandboxClientId: "sand-1" },
        serverDomains: ["https://api.example.com", "https://*.xn--fiqs8s.example.com"],
        h5Domains: ["https://shop.example.com"],
        testers: ["@tester", "jane@people.example"],
      });
      const ctx = await ctxOf(db, people.admin);
      const [head, ...rows] = parseCsv(await textOf(await exportConfiguration(ctx, { id, format: "csv" })));
      expect(head).toEqual(["Field", "Environment", "Value"]);
      expect(rows).toEqual([
        ["Client ID", "Production", "'-client"],
        ["Merchant ID", "Production", ""],
        ["Client ID", "Sandbox", "sand-1"],
        ["Merchant ID", "Sandbox", ""],
        ["Server domain whitelist", "", "https://api.example.com"],
        ["Server domain whitelist", "", "https://*.xn--fiqs8s.example.com"],
        ["H5 domain whitelist", "", "https://shop.example.com"],
        ["Tester whitelist", "", "'@tester"],
        ["Tester whitelist", "", "jane@people.example"],
      ]);
      const values = await rowsOf(await exportConfiguration(ctx, { id, format: "jsonl" }));
      expect(values).toHaveLength(rows.length);
      expect(values[0]).toEqual({ field: "clientId", environment: "production", value: "-client" });
      expect(values.at(-2)).toEqual({ field: "testers", environment: null, value: "@tester" });
    }));

  test("that nobody has set is four IDs without a value", () =>
    database.withRollback(async (db) => {
      const { people, workspaces } = await smallWorld(db);
      const { id } = await addMiniProgram(db, workspaces.trams, people.tramAdmin);
      const rows = await rowsOf(await exportConfiguration(await ctxOf(db, people.tramAdmin), { id, format: "jsonl" }));
      expect(rows.map(({ value }) => value)).toEqual([null, null, null, null]);
    }));
});

test("each stands in the audit log of its mini program", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const ctx = await ctxOf(db, people.cafeAdmin);
    const { id, workspaceId, name } = miniPrograms.latte;
    await exportMembers(ctx, { id, format: "csv" });
    await exportConfiguration(ctx, { id, format: "jsonl" });
    const about = { event: "export.made", actorId: people.cafeAdmin.id, miniProgramId: id, workspaceId };
    expect(await auditTrace(db)).toMatchObject([
      { ...about, details: { name, exported: "members", format: "csv" } },
      { ...about, details: { name, exported: "configuration", format: "jsonl" } },
    ]);
  }));
