import { expect, test } from "vitest";
import { assertCan } from "@/lib/access/can";
import { assertMayPostOnCatalog } from "@/lib/catalog/assert-may-post-on-catalog";
import { inTransaction, type Ctx } from "@/lib/context";
import { assertMay } from "@/lib/mini-program/assert-may";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { assertMayPostSuspension } from "@/lib/mini-program/assert-may-post-suspension";
import { assertMayClose } from "@/lib/review/assert-may-close";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addRemovalRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

async function refused(attempt: Promise<unknown>): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ kind: "forbidden" });
}

test("a page that is refused again and again is recorded once an hour, for each person, thing and action", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const ctx = await ctxOf(db, people.latteDeveloper);
    const open = (ctx: Ctx) => assertMay(ctx, { id: miniPrograms.latte.id, action: "configuration.view" });
    const entries = async () => (await auditTrace(db)).length;
    await refused(open(ctx));
    await refused(open(ctx));
    expect(await entries()).toBe(1);
    await refused(assertMay(ctx, { id: miniPrograms.latte.id, action: "qrCode.view" }));
    expect(await entries()).toBe(2);
    const later = new Date(ctx.now().getTime() + 61 * 60 * 1000);
    await refused(open({ ...ctx, now: () => later }));
    expect(await entries()).toBe(3);
  }));

test("an act that is refused again and again is recorded each time", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.latteDeveloper);
    const act = () => inTransaction(ctx, async (ctx) => assertCan(ctx.actor, "settings.manage"));
    await refused(act());
    await refused(act());
    expect(await auditTrace(db)).toHaveLength(2);
  }));

test("a form that is refused again and again is recorded each time, also where its mini program is hidden", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { id } = miniPrograms.latte;
    const number = await addRemovalRequest(db, miniPrograms.latte, people.latteLead);
    const ctx = await ctxOf(db, people.tramAdmin);
    const posts = [
      () => assertMayClose(ctx, { number, by: "deciding" }),
      () => assertMayPost(ctx, { id, action: "removal.execute" }),
      () => assertMayPostSuspension(ctx, { id }),
      () => assertMayPostOnCatalog(ctx, { action: "catalog.delete" }),
    ];
    for (const post of posts) {
      const before = (await auditTrace(db)).length;
      await expect(post()).rejects.toThrow();
      await expect(post()).rejects.toThrow();
      expect(await auditTrace(db)).toHaveLength(before + 2);
    }
  }));
