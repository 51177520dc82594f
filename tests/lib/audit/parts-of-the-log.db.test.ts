import { expect, test } from "vitest";
import { readAuditSearch } from "@/lib/audit/inputs";
import { auditPageSize, listAuditEntries } from "@/lib/audit/list-audit-entries";
import { record } from "@/lib/audit/record";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addMemberOf, addWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();

const notes = (page: { entries: { details: Record<string, unknown> }[] }) =>
  page.entries.map(({ details }) => details.note);

test("a Workspace Reviewer reads what became of approval requests, and nothing else", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const about = { kind: "mini_program", ...miniPrograms.latte } as const;
    const lead = await ctxOf(db, people.latteLead);
    for (const event of ["request.opened", "version.submitted", "request.rejected", "information.edited"] as const) {
      await record(lead, event, about, { note: event });
    }
    const page = await listAuditEntries(await ctxOf(db, people.reviewer), readAuditSearch({}));
    expect(page.sees).toEqual(["requests"]);
    expect(notes(page)).toEqual(["request.rejected", "request.opened"]);
  }));

test("a Developer Admin of a workspace without a mini program reads their own part of the log", () =>
  database.withRollback(async (db) => {
    const workspace = await addWorkspace(db, "Empty Works");
    const admin = await ctxOf(db, await addMemberOf(db, workspace, "developer_admin"));
    await record(admin, "workspace.renamed", { kind: "workspace", id: workspace.id }, { note: "renamed" });
    const page = await listAuditEntries(admin, readAuditSearch({}));
    expect(page.sees).toEqual(["own"]);
    expect(notes(page)).toEqual(["renamed"]);
  }));

test("the log goes by the moment of an entry, on its pages back too, where a clock was set back meanwhile", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const about = { kind: "mini_program", ...miniPrograms.latte } as const;
    const admin = await ctxOf(db, people.admin);
    const count = 2 * auditPageSize + 3;
    for (let note = 1; note <= count; note++) {
      const now = () => new Date(testNow.getTime() - note * 60_000);
      await record({ ...admin, now }, "mini_program.created", about, { note });
    }
    const read = (place: object) => listAuditEntries(admin, readAuditSearch({ ...place }));
    const first = await read({});
    const second = await read({ before: String(first.older) });
    const third = await read({ before: String(second.older) });
    const all = [first, second, third].flatMap(notes);
    expect(all).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    expect(third.older).toBeNull();
    expect(await read({ after: String(third.newer) })).toEqual(second);
    expect(await read({ after: String(second.newer) })).toEqual(first);
  }));
