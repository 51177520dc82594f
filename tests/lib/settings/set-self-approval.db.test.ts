import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, settings } from "@/db/schema";
import { assertMaySet } from "@/lib/settings/assert-may-set";
import { getSettings } from "@/lib/settings/get-settings";
import { setSelfApproval } from "@/lib/settings/set-self-approval";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addMembership, addPerson, testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("a Workspace Admin turns the exception of four eyes off and on again, and each time is in the audit log", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    expect(await getSettings(ctx)).toEqual({ selfApproval: true, revision: 1, selfApprovalSet: null });
    await setSelfApproval(ctx, { selfApproval: "off", revision: 1 });
    expect(await getSettings(ctx)).toEqual({
      selfApproval: false,
      revision: 2,
      selfApprovalSet: { by: people.admin.name, at: testNow },
    });
    await setSelfApproval(ctx, { selfApproval: "on", revision: 2 });
    expect(await auditTrace(db)).toMatchObject([
      {
        event: "settings.self_approval_set",
        actorId: people.admin.id,
        subjectKind: "console",
        details: { before: { selfApproval: true }, after: { selfApproval: false } },
      },
      { event: "settings.self_approval_set", details: { after: { selfApproval: true } } },
    ]);
  }));

test("set as it is, nothing changes; set from an older state, it is refused", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    expect(await setSelfApproval(ctx, { selfApproval: "on", revision: 1 })).toEqual({ isChanged: false });
    expect(await auditTrace(db)).toEqual([]);
    expect(await setSelfApproval(ctx, { selfApproval: "off", revision: 1 })).toEqual({ isChanged: true });
    await expect(setSelfApproval(ctx, { selfApproval: "on", revision: 1 })).rejects.toMatchObject({
      kind: "conflict",
      message: "Somebody else has changed the settings meanwhile. Look at them again, then choose.",
    });
    expect(await getSettings(ctx)).toMatchObject({ selfApproval: false, revision: 2 });
    expect(await auditTrace(db)).toHaveLength(1);
  }));

test("the settings name who set the exception last, also of two in one moment and whatever was done since", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const second = await addPerson(db, "Abel Admin");
    await addMembership(db, workspaces.superApp, second, "workspace_admin");
    const [ada, abel] = [await ctxOf(db, people.admin), await ctxOf(db, second)];
    const setBy = async () => (await getSettings(ada)).selfApprovalSet;
    await setSelfApproval(ada, { selfApproval: "off", revision: 1 });
    await setSelfApproval(abel, { selfApproval: "on", revision: 2 });
    expect(await setBy()).toEqual({ by: "Abel Admin", at: testNow });
    const later = new Date(testNow.getTime() + 1_000);
    await setSelfApproval({ ...ada, now: () => later }, { selfApproval: "off", revision: 3 });
    expect(await setBy()).toEqual({ by: "Ada Admin", at: later });
    const outsider = await ctxOf(db, people.outsider, new Date(later.getTime() + 1_000));
    await expect(getSettings(outsider)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await setBy()).toEqual({ by: "Ada Admin", at: later });
  }));

test("only a Workspace Admin may set or see them, and each refusal is in the audit log", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    await assertMaySet(await ctxOf(db, people.admin));
    const others = Object.keys(people).filter((name) => name !== "admin") as (keyof SmallWorld["people"])[];
    for (const name of others) {
      const ctx = await ctxOf(db, people[name]);
      for (const attempt of [
        () => assertMaySet(ctx),
        () => assertMaySet(ctx),
        () => setSelfApproval(ctx, { selfApproval: "off", revision: 1 }),
        () => getSettings(ctx),
      ]) {
        await expect(attempt(), name).rejects.toMatchObject({
          kind: "forbidden",
          message: expect.stringMatching(/^Only Workspace Admins can change the settings/) as string,
        });
      }
      const refused = await db.select().from(auditEntries).where(eq(auditEntries.actorId, people[name].id));
      // The page is recorded once an hour, and here what was posted stands for it.
      expect(refused, name).toHaveLength(3);
    }
    const ctx = await ctxOf(db, people.admin);
    expect(await getSettings(ctx)).toMatchObject({ selfApproval: true, revision: 1 });
  }));

test("a database without its row of settings says what is wrong with it", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    await db.delete(settings);
    const missing = "The row of the settings is missing: its migration has not run.";
    await expect(getSettings(ctx)).rejects.toThrow(missing);
    await expect(setSelfApproval(ctx, { selfApproval: "off", revision: 1 })).rejects.toThrow(missing);
  }));
