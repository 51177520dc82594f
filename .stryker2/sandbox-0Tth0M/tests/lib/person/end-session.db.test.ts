import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { sessions } from "@/db/schema";
import { endSession } from "@/lib/person/end-session";
import { signIn } from "@/lib/person/sign-in";
import { auditTrace } from "@/tests/support/audit-trace";
import { signInOf } from "@/tests/support/claims";
import { freshDatabase } from "@/tests/support/database";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("signing out removes this session alone, and stands in the audit log", () =>
  database.withRollback(async (db) => {
    const ctx = { db, now: () => testNow, address: "192.0.2.7" };
    const here = signInOf({ subject: "gina" }, { sealedIdToken: Buffer.from("sealed") });
    const { personId } = await signIn(ctx, here);
    const there = signInOf({ subject: "gina" });
    await signIn(ctx, there);
    expect(await endSession(ctx, here)).toEqual({ sealedIdToken: Buffer.from("sealed") });
    expect(await db.select({ tokenHash: sessions.tokenHash }).from(sessions)).toEqual([{ tokenHash: there.tokenHash }]);
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "person.signed_out",
      actorId: personId,
      subjectId: personId,
    });
  }));

test("signing out twice, or with a token of nobody, changes nothing and is no entry", () =>
  database.withRollback(async (db) => {
    const ctx = { db, now: () => testNow, address: null };
    expect(await endSession(ctx, { tokenHash: randomBytes(32) })).toEqual({ sealedIdToken: null });
    expect(await auditTrace(db)).toEqual([]);
  }));
