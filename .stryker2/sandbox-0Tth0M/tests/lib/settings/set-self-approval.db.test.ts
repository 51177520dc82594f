import { expect, test } from "vitest";
import { getSettings } from "@/lib/settings/get-settings";
import { setSelfApproval } from "@/lib/settings/set-self-approval";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

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
    await setSelfApproval(ctx, { selfApproval: "on", revision: 1 });
    expect(await auditTrace(db)).toEqual([]);
    await setSelfApproval(ctx, { selfApproval: "off", revision: 1 });
    await expect(setSelfApproval(ctx, { selfApproval: "on", revision: 1 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await getSettings(ctx)).toMatchObject({ selfApproval: false, revision: 2 });
  }));
