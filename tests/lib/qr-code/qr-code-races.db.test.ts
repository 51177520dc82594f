import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { qrCodes } from "@/db/schema";
import { createQrCode } from "@/lib/qr-code/create-qr-code";
import { deleteQrCode } from "@/lib/qr-code/delete-qr-code";
import { restoreDefaultQrCode } from "@/lib/qr-code/restore-default-qr-code";
import { actorOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { untilWaiting } from "@/tests/support/one-waits";
import { rowRace } from "@/tests/support/row-race";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";
import type { Contender } from "@/tests/support/race";
import { raceRounds } from "@/tests/support/rounds";
import type { Ctx } from "@/lib/context";

const database = await freshDatabase();
const { db } = database;
const { people, miniPrograms } = await smallWorld(db);
const { id } = miniPrograms.latte;
const actor = await actorOf(db, people.latteLead);
const as =
  (run: (ctx: Ctx) => Promise<unknown>): Contender =>
  (connection) =>
    run({ db: connection, actor, now: () => testNow, outreach: testOutreach, scanForViruses: null });
const lock = sql`select from mini_programs where id = ${id} for no key update`;
const kinds = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === "fulfilled" ? "done" : (result.reason as { kind?: string }).kind)).sort();
const isDefault = and(eq(qrCodes.miniProgramId, id), eq(qrCodes.kind, "default"));

test("the same form sent twice at once makes one code", async () => {
  const race = rowRace(database);
  for (let round = 0; round < raceRounds; round++) {
    const form = { id, formKey: randomUUID(), name: "Counter", url: "pages/a/b", parameters: [] };
    const send = as((ctx) => createQrCode(ctx, form));
    const [one, other] = await race.once(lock, [send, send]);
    expect(one).toEqual({ status: "fulfilled", value: { code: expect.any(String) as string } });
    expect(other).toEqual(one);
    expect(await db.$count(qrCodes, eq(qrCodes.formKey, form.formKey))).toBe(1);
    // There is room for so many.
    await db.delete(qrCodes).where(eq(qrCodes.formKey, form.formKey));
  }
  expect(race.waited()).toBe(raceRounds / 2);
});

test("of two who delete the default code at once one does it, and so with two who restore it", async () => {
  const race = rowRace(database);
  const [found] = await db.select({ code: qrCodes.id, token: qrCodes.token }).from(qrCodes).where(isDefault);
  const remove = as((ctx) => deleteQrCode(ctx, { id, code: found?.code ?? "" }));
  const restore = as((ctx) => restoreDefaultQrCode(ctx, { id }));
  for (let round = 0; round < raceRounds; round++) {
    expect(kinds(await race.once(lock, [remove, remove]))).toEqual(["conflict", "done"]);
    expect(kinds(await race.once(lock, [restore, restore]))).toEqual(["conflict", "done"]);
  }
  expect(race.waited()).toBe(raceRounds);
  const [left] = await db.select().from(qrCodes).where(isDefault);
  expect(left).toMatchObject({ token: found?.token, deletedAt: null });
});

test("the same form sent at once for two mini programs makes one code, and the other is told so", async () => {
  const sender = {
    actor: await actorOf(db, people.admin),
    now: () => testNow,
    outreach: testOutreach,
    scanForViruses: null,
  };
  const form = { formKey: randomUUID(), name: "Counter", url: "pages/a/b", parameters: [] };
  const { late } = await database.another().db.transaction(async (tx) => {
    await createQrCode({ ...sender, db: tx }, { ...form, id });
    const late = Promise.allSettled([
      createQrCode({ ...sender, db: database.another().db }, { ...form, id: miniPrograms.tram.id }),
    ]);
    await untilWaiting(database, 1);
    return { late };
  });
  const [settled] = await late;
  expect(settled).toMatchObject({
    status: "rejected",
    reason: { kind: "conflict", message: "This form is made use of already. Send it once more." },
  });
  expect(await db.$count(qrCodes, eq(qrCodes.formKey, form.formKey))).toBe(1);
});
