import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { logos, miniProgramMembers, miniPrograms, miniProgramTexts } from "@/db/schema";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { keepLogoDraft } from "@/lib/mini-program/keep-logo-draft";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { picture } from "@/tests/support/pictures";
import { smallWorld } from "@/tests/support/small-world";
import { addMembership, addWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();

const input = (workspace: { id: string }, more: object = {}) =>
  createMiniProgramInput.parse({
    formKey: randomUUID(),
    type: "native",
    workspace: workspace.id,
    defaultLanguage: "en",
    name: "Cinnamon Corner",
    ...more,
  });

const countOf = async (db: Db) => (await db.select({ id: miniPrograms.id }).from(miniPrograms)).length;

test("creates the mini program with its texts, its first Developer Admin and its audit entry", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const ctx = await ctxOf(db, people.cafeAdmin);
    const before = (await auditTrace(db)).length;
    const { id } = await createMiniProgram(
      ctx,
      input(workspaces.cafe, { tagline: "Warm buns", keywords: "bun, bread" }),
    );

    expect(id).toMatch(/^[1-9]\d{15}$/);
    const [row] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
    expect(row).toMatchObject({
      state: "created",
      name: "Cinnamon Corner",
      workspaceId: workspaces.cafe.id,
      createdBy: people.cafeAdmin.id,
      createdAt: testNow,
      updatedAt: testNow,
      missing: ["description", "categories", "logo", "service_contact"],
    });
    const texts = await db.select().from(miniProgramTexts).where(eq(miniProgramTexts.miniProgramId, id));
    expect(texts).toMatchObject([{ language: "en", tagline: "Warm buns", keywords: ["bun", "bread"] }]);
    const members = await db.select().from(miniProgramMembers).where(eq(miniProgramMembers.miniProgramId, id));
    expect(members).toMatchObject([{ personId: people.cafeAdmin.id, role: "developer_admin" }]);
    expect((await auditTrace(db)).slice(before)).toMatchObject([
      {
        event: "mini_program.created",
        actorId: people.cafeAdmin.id,
        miniProgramId: id,
        workspaceId: workspaces.cafe.id,
        details: {
          after: {
            ...{ type: "native", defaultLanguage: "en", name: "Cinnamon Corner", tagline: "Warm buns" },
            ...{ description: "", keywords: ["bun", "bread"], categories: [], logo: false },
            ...{ serviceEmail: null, servicePhone: null, entranceUrl: null },
          },
        },
      },
    ]);
  }));

test("a Workspace Admin creates in any workspace, a Workspace Developer in the super-app workspace", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    await createMiniProgram(await ctxOf(db, people.admin), input(workspaces.trams));
    await createMiniProgram(await ctxOf(db, people.builder), input(workspaces.superApp));
  }));

test("whoever may not create anywhere is refused, told who could, and recorded; nothing else is written", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const before = await countOf(db);
    for (const person of [people.reviewer, people.latteDeveloper, people.outsider, people.blocked]) {
      const attempt = createMiniProgram(await ctxOf(db, person), input(workspaces.cafe));
      await expect(attempt).rejects.toMatchObject({ kind: "forbidden" });
      await expect(attempt).rejects.toThrow(
        /^Only Workspace Admins, Workspace Developers and Developer Admins can create/,
      );
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "access.refused",
        actorId: person.id,
        details: { action: "miniProgram.create" },
      });
    }
    expect(await countOf(db)).toBe(before);
  }));

test("another's workspace gets a message beside the field that says where one may", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const before = await countOf(db);
    for (const workspace of [workspaces.trams, workspaces.superApp, { id: randomUUID() }]) {
      const attempt = createMiniProgram(await ctxOf(db, people.cafeAdmin), input(workspace));
      await expect(attempt).rejects.toMatchObject({
        kind: "invalid",
        message: "One field needs another look.",
        issues: {
          workspace: [`You cannot create mini programs in this workspace. You can in: ${workspaces.cafe.name}`],
        },
      });
    }
    const refused = { event: "access.refused", actorId: people.cafeAdmin.id };
    const details = { action: "miniProgram.create", answered: "invalid" };
    expect(await auditTrace(db), "with the workspace, where it is one").toMatchObject([
      { ...refused, subjectKind: "workspace", workspaceId: workspaces.trams.id, details },
      { ...refused, subjectKind: "workspace", workspaceId: workspaces.superApp.id, details },
      { ...refused, subjectKind: "console", workspaceId: null, details },
    ]);
    expect(await countOf(db)).toBe(before);
  }));

test("whoever may create in several workspaces reads all of them beside the field", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const dockside = await addWorkspace(db, "Dockside");
    await addMembership(db, dockside, people.cafeAdmin, "developer_admin");
    await expect(createMiniProgram(await ctxOf(db, people.cafeAdmin), input(workspaces.trams))).rejects.toMatchObject({
      issues: {
        workspace: ["You cannot create mini programs in this workspace. You can in: Corner Cafe, Dockside"],
      },
    });
  }));

test("what was just created is found by its name, its creator and their e-mail address", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const { id } = await createMiniProgram(await ctxOf(db, people.tramAdmin), input(workspaces.trams));
    const admin = await ctxOf(db, people.admin);
    for (const q of ["cinnamon", "CORNER", "tom tram", people.tramAdmin.email]) {
      const { rows } = await listMiniPrograms(admin, listMiniProgramsInput.parse({ q }));
      expect(
        rows.map((row) => row.id),
        q,
      ).toContain(id);
    }
  }));

test("the same form sent twice makes one and leads to it", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const ctx = await ctxOf(db, people.cafeAdmin);
    const form = input(workspaces.cafe);
    const first = await createMiniProgram(ctx, form);
    expect(await createMiniProgram(ctx, form)).toEqual(first);
    await expect(createMiniProgram(ctx, { ...form, name: "Another name" })).rejects.toMatchObject({
      kind: "conflict",
      message: "This form has already made “Cinnamon Corner”. Send it once more to make another one.",
    });
    const admin = await ctxOf(db, people.admin);
    const forms = [input(workspaces.cafe, { name: "Anise" }), input(workspaces.cafe, { name: "Anise" })] as const;
    const { id } = await createMiniProgram(admin, forms[0]);
    await expect(createMiniProgram(admin, { ...forms[0], workspace: workspaces.trams.id })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await createMiniProgram(admin, forms[0])).toEqual({ id });
    await expect(createMiniProgram(admin, forms[1])).rejects.toMatchObject({ kind: "invalid" });
    const created = (await auditTrace(db)).filter(({ event }) => event === "mini_program.created");
    expect(created.map(({ actorId }) => actorId)).toEqual([people.cafeAdmin.id, people.admin.id]);
  }));

test("a taken name is refused beside its field, in the same workspace and language only", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    await createMiniProgram(ctx, input(workspaces.cafe));
    await expect(createMiniProgram(ctx, input(workspaces.cafe, { name: "CINNAMON  corner" }))).rejects.toMatchObject({
      kind: "invalid",
      issues: { name: [expect.stringContaining("is the name of another mini program")] },
    });
    await createMiniProgram(ctx, input(workspaces.trams));
    await createMiniProgram(ctx, input(workspaces.cafe, { defaultLanguage: "id" }));
  }));

test("a kept logo becomes the mini program's, but only its person's own draft", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const ctx = await ctxOf(db, people.cafeAdmin);
    const draft = await keepLogoDraft(ctx, { file: await picture("png", 128, 128) });
    const other = await ctxOf(db, people.tramAdmin);
    await expect(createMiniProgram(other, input(workspaces.trams, { logoDraft: draft.id }))).rejects.toMatchObject({
      issues: { logo: ["The chosen logo is no longer kept. Choose it again."] },
    });
    const { id } = await createMiniProgram(ctx, input(workspaces.cafe, { logoDraft: draft.id }));
    const [row] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
    expect(row?.logoId).toBe(draft.id);
    expect(row?.missing).not.toContain("logo");
    expect((await auditTrace(db)).at(-1)).toMatchObject({ details: { after: { logo: true } } });
    const taken = input(workspaces.cafe, { name: "Another", logoDraft: draft.id });
    await expect(createMiniProgram(ctx, taken)).rejects.toMatchObject({ kind: "invalid" });
  }));

test("of more than ten drafts the newest are kept, and nobody's but one's own make room", () =>
  database.withRollback(async (db) => {
    const { people, logos: kept } = await smallWorld(db);
    const file = await picture("png", 96, 96);
    const made: string[] = [];
    for (let i = 0; i < 12; i++) {
      const at = new Date(testNow.getTime() + i);
      made.push((await keepLogoDraft(await ctxOf(db, people.cafeAdmin, at), { file })).id);
    }
    const stored = new Set((await db.select({ id: logos.id }).from(logos)).map(({ id }) => id));
    expect(made.map((id) => stored.has(id))).toEqual([false, false, ...Array<boolean>(10).fill(true)]);
    for (const other of Object.values(kept)) expect(stored).toContain(other);
    const dayLater = await ctxOf(db, people.tramAdmin, new Date(testNow.getTime() + 24 * 60 * 60 * 1000));
    await keepLogoDraft(dayLater, { file });
    const left = (await db.select({ id: logos.id }).from(logos)).map(({ id }) => id);
    expect(left, "of a day, and not older").toEqual(expect.arrayContaining([...stored]));
  }));

test("a draft is kept for a day, and not more than ten of one person", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const file = await picture("png", 96, 96);
    const draftsOf = (person: { id: string }) =>
      db
        .select({ id: logos.id })
        .from(logos)
        .where(and(isNull(logos.miniProgramId), eq(logos.addedBy, person.id)));
    const later = new Date(testNow.getTime() + 25 * 60 * 60 * 1000);
    for (let i = 0; i < 12; i++) {
      await keepLogoDraft(await ctxOf(db, people.cafeAdmin, new Date(testNow.getTime() + i)), { file });
    }
    expect(await draftsOf(people.cafeAdmin)).toHaveLength(10);
    await keepLogoDraft(await ctxOf(db, people.tramAdmin, later), { file });
    expect(await draftsOf(people.cafeAdmin)).toHaveLength(0);
    expect(await draftsOf(people.tramAdmin)).toHaveLength(1);
  }));
