import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniProgramMembers, miniPrograms } from "@/db/schema";
import type { AuditEvent } from "@/lib/audit/events";
import { readAuditSearch } from "@/lib/audit/inputs";
import { auditPageSize, listAuditEntries } from "@/lib/audit/list-audit-entries";
import { record, type AuditSubject } from "@/lib/audit/record";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMember, addMemberOf, addMiniProgram, testNow } from "@/tests/support/world";

const database = await freshDatabase();

type PersonName = keyof SmallWorld["people"];
type Setting = SmallWorld & { db: Db };

/** One entry about each thing, named by its note. */
async function withEntries(work: (setting: Setting) => Promise<void>): Promise<void> {
  await database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const { people, miniPrograms, workspaces } = world;
    const say = async (
      note: string,
      actor: { id: string } | null,
      event: AuditEvent,
      subject: AuditSubject,
      day: number,
    ) => {
      const now = () => new Date(Date.UTC(2026, 2, day, 12));
      await record({ db, now, actor: { personId: actor?.id ?? null, address: "203.0.113.7" } }, event, subject, {
        note,
      });
    };
    const about = (miniProgram: { id: string; workspaceId: string }) =>
      ({ kind: "mini_program", ...miniProgram }) as const;
    await say(
      "operator",
      null,
      "operator.granted_workspace_admin",
      { kind: "workspace", id: workspaces.superApp.id },
      1,
    );
    await say("sign-in", people.latteLead, "person.signed_in", { kind: "person", id: people.latteLead.id }, 2);
    await say("latte", people.cafeAdmin, "mini_program.created", about(miniPrograms.latte), 3);
    await say("tram", people.tramAdmin, "mini_program.created", about(miniPrograms.tram), 4);
    await say("bill", people.builder, "mini_program.created", about(miniPrograms.bill), 5);
    await say("gone", people.cafeAdmin, "mini_program.created", about(miniPrograms.gone), 6);
    await say("cafe", people.newcomer, "access.refused", { kind: "workspace", id: workspaces.cafe.id }, 7);
    await say("refused", people.outsider, "access.refused", about(miniPrograms.latte), 8);
    await work({ ...world, db });
  });
}

const notes = (page: { entries: { details: Record<string, unknown> }[] }) =>
  page.entries.map(({ details }) => details.note);

async function seenBy(
  { db, people }: Setting,
  person: PersonName,
  parameters: Parameters<typeof readAuditSearch>[0] = {},
) {
  return listAuditEntries(await ctxOf(db, people[person]), readAuditSearch(parameters));
}

describe("everyone sees what concerns them, newest first", () => {
  const everything = ["refused", "cafe", "gone", "bill", "tram", "latte", "sign-in", "operator"];

  test.each<[PersonName, string, string[]]>([
    ["admin", "a Workspace Admin everything", everything],
    ["reviewer", "a Workspace Reviewer the approval requests, of which there are none yet", []],
    ["builder", "whoever made a mini program of the super-app workspace that mini program", ["bill"]],
    ["cafeAdmin", "a Developer Admin their workspace and its mini programs", ["refused", "cafe", "gone", "latte"]],
    ["tramAdmin", "another Developer Admin theirs", ["tram"]],
    ["latteLead", "a Mini Program Admin that mini program", ["refused", "latte"]],
  ])("%s: %s", (person, _promise, expected) =>
    withEntries(async (setting) => {
      const page = await seenBy(setting, person);
      expect(notes(page)).toEqual(expected);
      expect(page).toMatchObject({ newer: null, older: null });
    }),
  );

  test.each<PersonName>(["latteDeveloper", "newcomer", "blocked", "removed", "outsider"])(
    "%s is refused, and the refusal is recorded",
    (person) =>
      withEntries(async (setting) => {
        const ctx = await ctxOf(setting.db, setting.people[person]);
        await expect(listAuditEntries(ctx, readAuditSearch({}))).rejects.toMatchObject({
          kind: "forbidden",
          message: expect.stringMatching(
            /^Only Workspace Admins, Workspace Reviewers and Developer Admins can see/,
          ) as string,
        });
        expect((await auditTrace(setting.db)).at(-1)).toMatchObject({
          event: "access.refused",
          actorId: setting.people[person].id,
          details: { action: "audit.view", answered: "forbidden" },
        });
      }),
  );

  test("which part of the log that is, is told beside it", () =>
    withEntries(async (setting) => {
      const sees = async (person: PersonName) => (await seenBy(setting, person)).sees;
      expect(await sees("admin")).toEqual(["everything"]);
      expect(await sees("reviewer")).toEqual(["requests"]);
      for (const person of ["builder", "cafeAdmin", "latteLead"] as const) expect(await sees(person)).toEqual(["own"]);
      await addMember(setting.db, setting.miniPrograms.latte, setting.people.reviewer, "developer_admin");
      expect(await sees("reviewer")).toEqual(["own", "requests"]);
    }));

  test("a role of a mini program counts only while its holder is active in the owning or the super-app workspace", () =>
    withEntries(async (setting) => {
      const { db, people, workspaces, miniPrograms } = setting;
      await addMember(db, miniPrograms.tram, people.latteLead, "developer_admin");
      expect(notes(await seenBy(setting, "latteLead"))).toEqual(["refused", "latte"]);
      await addMember(db, miniPrograms.tram, people.builder, "developer_admin");
      expect(notes(await seenBy(setting, "builder"))).toEqual(["bill", "tram"]);
      await addMember(db, miniPrograms.bill, people.admin, "developer_admin");
      await db
        .update(memberships)
        .set({ status: "blocked" })
        .where(and(eq(memberships.workspaceId, workspaces.superApp.id), eq(memberships.personId, people.builder.id)));
      await expect(seenBy(setting, "builder")).rejects.toMatchObject({ kind: "forbidden" });
    }));

  test("a deleted mini program is gone for those who only ran it, and cannot be opened by those who ran its workspace", () =>
    withEntries(async (setting) => {
      const { db, people, miniPrograms: programs } = setting;
      await addMember(db, programs.gone, people.latteLead, "developer_admin");
      expect(notes(await seenBy(setting, "latteLead"))).toEqual(["refused", "latte"]);
      const opens = async (person: PersonName) =>
        (await seenBy(setting, person)).entries.find(({ details }) => details.note === "gone")?.subject;
      expect(await opens("cafeAdmin")).toEqual({ kind: "mini_program", name: "Gone Grinder", opens: null });
      expect(await opens("admin")).toMatchObject({ opens: programs.gone.id });
    }));

  test("nobody is told of an entry twice, however many of their roles it concerns", () =>
    withEntries(async (setting) => {
      const { db, people } = setting;
      await db.delete(miniProgramMembers).where(eq(miniProgramMembers.personId, people.cafeAdmin.id));
      await addMember(db, setting.miniPrograms.latte, people.cafeAdmin, "developer_admin");
      expect(notes(await seenBy(setting, "cafeAdmin"))).toEqual(["refused", "cafe", "gone", "latte"]);
    }));
});

test("an entry names who, what, on what and from where", () =>
  withEntries(async (setting) => {
    const { entries } = await seenBy(setting, "admin");
    const entry = (note: string) => entries.find(({ details }) => details.note === note);
    expect(entry("latte")).toEqual({
      position: 3,
      at: new Date("2026-03-03T12:00:00.000Z"),
      event: "mini_program.created",
      actor: { id: setting.people.cafeAdmin.id, name: "Carla Cafe" },
      address: "203.0.113.7",
      subject: { kind: "mini_program", name: "Latte Line", opens: setting.miniPrograms.latte.id },
      details: { note: "latte" },
    });
    expect(entry("operator")).toMatchObject({ actor: null, subject: { kind: "workspace", opens: null } });
    expect(entry("cafe")?.subject).toEqual({ kind: "workspace", name: "Corner Cafe", opens: null });
    expect(entry("sign-in")?.subject).toEqual({ kind: "person", name: null, opens: null });
  }));

test("an entry about a person names them, unless they did it themself", () =>
  withEntries(async (setting) => {
    const { db, people } = setting;
    const ctx = await ctxOf(db, people.admin);
    await record(ctx, "person.became_workspace_admin", { kind: "person", id: people.builder.id }, { note: "raised" });
    const { entries } = await seenBy(setting, "admin", { event: "person.became_workspace_admin" });
    expect(entries).toMatchObject([
      { actor: { name: "Ada Admin" }, subject: { kind: "person", name: "Bela Builder" } },
    ]);
  }));

describe("filters", () => {
  test.each<[Parameters<typeof readAuditSearch>[0], string[]]>([
    [{ person: "carla" }, ["gone", "latte"]],
    [{ person: "a" }, ["refused", "cafe", "gone", "bill", "tram", "latte", "sign-in"]],
    [{ person: "%" }, []],
    [{ person: "carla.cafe." }, []],
    [{ miniProgram: "latte" }, ["refused", "latte"]],
    [{ miniProgram: "铁热" }, ["refused", "latte"]],
    [{ miniProgram: "拿" }, ["refused", "latte"]],
    [{ miniProgram: "Carla" }, []],
    [{ miniProgram: "no such thing" }, []],
    [{ event: "access.refused" }, ["refused", "cafe"]],
    [{ event: ["mini_program.created", "person.signed_in"] }, ["gone", "bill", "tram", "latte", "sign-in"]],
    [{ from: "2026-03-06" }, ["refused", "cafe", "gone"]],
    [{ until: "2026-03-02" }, ["sign-in", "operator"]],
    [{ from: "2026-03-04", until: "2026-03-05" }, ["bill", "tram"]],
    [{ from: "2026-03-05", until: "2026-03-04" }, []],
    [
      { miniProgram: "latte", event: "access.refused", person: "olga", from: "2026-03-08", until: "2026-03-08" },
      ["refused"],
    ],
  ])("%j", (parameters, expected) =>
    withEntries(async (setting) => {
      expect(notes(await seenBy(setting, "admin", parameters))).toEqual(expected);
      const own = ["refused", "cafe", "gone", "latte"];
      expect(notes(await seenBy(setting, "cafeAdmin", parameters))).toEqual(
        expected.filter((note) => own.includes(note)),
      );
    }),
  );

  test("a person is also found by their whole e-mail address, a mini program by the beginning of its ID or all of it", () =>
    withEntries(async (setting) => {
      const { latte } = setting.miniPrograms;
      const grouped = latte.id.replace(/(\d{4})(?=\d)/g, "$1 ");
      expect(notes(await seenBy(setting, "admin", { person: setting.people.builder.email.toUpperCase() }))).toEqual([
        "bill",
      ]);
      for (const miniProgram of [latte.id, grouped, latte.id.slice(0, 12)]) {
        expect(notes(await seenBy(setting, "admin", { miniProgram }))).toEqual(["refused", "latte"]);
      }
    }));

  test("the history of a mini program that is no longer stored is found by its ID", () =>
    withEntries(async (setting) => {
      const id = "9999000011112222";
      const ctx = await ctxOf(setting.db, setting.people.admin);
      await record(
        ctx,
        "mini_program.created",
        { kind: "mini_program", id, workspaceId: setting.workspaces.cafe.id },
        { note: "purged" },
      );
      const { entries } = await seenBy(setting, "admin", { miniProgram: id });
      expect(entries).toMatchObject([{ details: { note: "purged" }, subject: { name: null, opens: null } }]);
    }));
});

describe.each<PersonName>(["admin", "cafeAdmin", "latteLead"])("the pages of %s", (person) => {
  async function withPages(count: number, work: (setting: Setting) => Promise<void>): Promise<void> {
    await database.withRollback(async (db) => {
      const world = await smallWorld(db);
      const { latte } = world.miniPrograms;
      const ctx = await ctxOf(db, world.people.admin);
      for (let nr = 1; nr <= count; nr++) {
        await record(ctx, "mini_program.created", { kind: "mini_program", ...latte }, { note: nr });
      }
      await work({ ...world, db });
    });
  }
  const numbers = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

  test("lead from the newest entry to the oldest and back, without loss and without repetition", () =>
    withPages(2 * auditPageSize + 3, async (setting) => {
      const first = await seenBy(setting, person);
      expect(notes(first)).toEqual(numbers(43, 24));
      expect(first.newer).toBeNull();
      const second = await seenBy(setting, person, { before: String(first.older) });
      expect(notes(second)).toEqual(numbers(23, 4));
      const third = await seenBy(setting, person, { before: String(second.older) });
      expect(notes(third)).toEqual([3, 2, 1]);
      expect(third.older).toBeNull();

      expect(notes(await seenBy(setting, person, { after: String(third.newer) }))).toEqual(numbers(23, 4));
      expect(await seenBy(setting, person, { after: String(second.newer) })).toEqual(first);
    }));

  test("a full last page leads no further, and a place behind it leads back", () =>
    withPages(auditPageSize, async (setting) => {
      expect(await seenBy(setting, person)).toMatchObject({ newer: null, older: null });
      expect(await seenBy(setting, person, { before: "1" })).toMatchObject({ entries: [], newer: 0, older: null });
      expect(notes(await seenBy(setting, person, { after: "0" }))).toEqual(numbers(20, 1));
      expect(notes(await seenBy(setting, person, { after: "999999" }))).toEqual(numbers(20, 1));
    }));
});

test("a person who runs very many mini programs sees all of them", () =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const lead = await addMemberOf(db, world.workspaces.cafe, "developer");
    const ctx = await ctxOf(db, world.people.admin);
    for (let nr = 1; nr <= 30; nr++) {
      const miniProgram = await addMiniProgram(db, world.workspaces.cafe, world.people.cafeAdmin);
      await addMember(db, miniProgram, lead, "developer_admin");
      await record(ctx, "mini_program.created", { kind: "mini_program", ...miniProgram }, { note: nr });
      if (nr > 20)
        await db
          .update(miniPrograms)
          .set({ state: "archived", archivedAt: testNow })
          .where(eq(miniPrograms.id, miniProgram.id));
    }
    const seen = await ctxOf(db, lead);
    const page = await listAuditEntries(seen, readAuditSearch({}));
    const others = await listAuditEntries(seen, readAuditSearch({ before: String(page.older) }));
    expect([...notes(page), ...notes(others)]).toEqual(Array.from({ length: 30 }, (_, index) => 30 - index));
  }));
