import { and, count, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, auditEntries, catalogChanges, features, jsapis, miniProgramFeatures } from "@/db/schema";
import { deleteFeature } from "@/lib/catalog/delete-feature";
import { deleteJsapi } from "@/lib/catalog/delete-jsapi";
import { editFeature } from "@/lib/catalog/edit-feature";
import type { Ctx } from "@/lib/context";
import { approveRequest } from "@/lib/review/approve-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { ctxOf } from "@/tests/support/actors";
import { addJsapi } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { refusals, type Contender } from "@/tests/support/race";
import { rowRace } from "@/tests/support/row-race";
import { smallWorld } from "@/tests/support/small-world";
import { addWallet, addWalletChange, walletEdit } from "@/tests/support/wallet";

const database = await freshDatabase();
const world = await smallWorld(database.db);
const { people } = world;
const [admin, reviewer, builder] = await Promise.all(
  [people.admin, people.reviewer, people.builder].map((person) => ctxOf(database.db, person)),
);

type Act = (ctx: Ctx) => Promise<unknown>;
const by =
  (ctx: Ctx | undefined, act: Act): Contender =>
  (db: Db) => {
    if (!ctx) throw new Error("Nobody acts.");
    return act({ ...ctx, db });
  };

let made = 0;
/** A wallet of one round's own, which `latte` has. */
async function aWallet(): Promise<string> {
  const key = `wallet-${++made}`;
  await addWallet(database.db, world, key);
  return key;
}

async function anAskedWallet(): Promise<{ key: string; number: number }> {
  const key = await aWallet();
  return { key, number: await addWalletChange(database.db, people.builder, key) };
}

const edited = (key: string, change: object) => walletEdit({ key, name: `Wallet ${key}`, ...change });
const atFeature = (key: string) => sql`select 1 from features where key = ${key} for update`;
const atRequest = (number: number) => sql`select 1 from approval_requests where number = ${number} for update`;
const atJsapi = (name: string) => sql`select 1 from jsapis where name = ${name} for update`;

/** What stands after a round: the feature, its request, and how often it changed and was decided. */
async function after(key: string) {
  const { db } = database;
  const [[feature], [request], [changes], [decisions]] = await Promise.all([
    db
      .select({ access: features.access, description: features.description, revision: features.revision })
      .from(features)
      .where(eq(features.key, key)),
    db.select({ state: approvalRequests.state }).from(approvalRequests).where(eq(approvalRequests.subject, key)),
    db.select({ count: count() }).from(catalogChanges).where(eq(catalogChanges.entry, key)),
    db
      .select({ count: count() })
      .from(auditEntries)
      .innerJoin(approvalRequests, sql`${auditEntries.details} ->> 'request' = '#' || ${approvalRequests.number}`)
      .where(and(eq(approvalRequests.subject, key), sql`${auditEntries.event} like 'request.%'`)),
  ]);
  return { feature, state: request?.state, changes: changes?.count, decisions: decisions?.count };
}

const untouched = { access: "activation", description: "What wallet is for.", revision: 1 };
const widened = { access: "direct", description: "What wallet is for.", revision: 2 };

test("an approver and a withdrawing applicant at the same moment, 500 times: one counts, the other is told who did what", async () => {
  const race = rowRace(database);
  const states: string[] = [];
  for (let round = 0; round < 500; round++) {
    const { key, number } = await anAskedWallet();
    const results = await race.once(atRequest(number), [
      by(reviewer, (ctx) => approveRequest(ctx, { number, comment: "" })),
      by(builder, (ctx) => withdrawRequest(ctx, { number })),
    ]);
    const isApproved = results[0].status === "fulfilled";
    const message = isApproved
      ? `Rosa Reviewer has approved this request already. Request #${number} stays as it is.`
      : `Bela Builder has withdrawn this request already. Request #${number} stays as it is.`;
    expect(refusals(results)).toMatchObject([{ kind: "conflict", message }]);
    expect(await after(key)).toEqual(
      isApproved
        ? { feature: widened, state: "approved", changes: 1, decisions: 1 }
        : { feature: untouched, state: "withdrawn", changes: 0, decisions: 1 },
    );
    states.push(isApproved ? "approved" : "withdrawn");
  }
  expect(race.waited()).toBe(250);
  expect(new Set(states).size).toBe(2);
});

test("an approver and another editor at the same moment, 500 times: only what was asked for is written", async () => {
  const race = rowRace(database);
  for (let round = 0; round < 500; round++) {
    const { key, number } = await anAskedWallet();
    const results = await race.once(atFeature(key), [
      by(reviewer, (ctx) => approveRequest(ctx, { number, comment: "" })),
      by(admin, (ctx) => editFeature(ctx, edited(key, { description: "By Ada." }))),
    ]);
    expect(results[0].status).toBe("fulfilled");
    // Told of the request while it waited, or shown both texts once it counted.
    expect(refusals(results)).toMatchObject([
      { kind: "conflict", message: expect.stringMatching(/^Bela Builder (has asked for|saved)/) as string },
    ]);
    expect(await after(key)).toEqual({ feature: widened, state: "approved", changes: 1, decisions: 1 });
  }
  expect(race.waited()).toBe(250);
});

test("one asks for a change while another edits, 200 times: one text meets the feature, the other is refused", async () => {
  const race = rowRace(database);
  const asked: boolean[] = [];
  for (let round = 0; round < 200; round++) {
    const key = await aWallet();
    const results = await race.once(atFeature(key), [
      by(builder, (ctx) => editFeature(ctx, edited(key, { access: "direct", reason: "For all." }))),
      by(admin, (ctx) => editFeature(ctx, edited(key, { description: "By Ada." }))),
    ]);
    expect(refusals(results)).toMatchObject([{ kind: "conflict" }]);
    const isAsked = results[0].status === "fulfilled";
    expect(await after(key)).toMatchObject(
      isAsked
        ? { feature: untouched, state: "in_review", changes: 0 }
        : { feature: { ...untouched, description: "By Ada.", revision: 2 }, state: undefined, changes: 1 },
    );
    asked.push(isAsked);
  }
  expect(race.waited()).toBe(100);
  expect(new Set(asked).size).toBe(2);
});

test("a change is asked for twice at the same moment, 200 times: one request is opened", async () => {
  const race = rowRace(database);
  for (let round = 0; round < 200; round++) {
    const key = await aWallet();
    const ask: Act = (ctx) => editFeature(ctx, edited(key, { access: "direct", reason: "For all." }));
    const results = await race.once(atFeature(key), [by(builder, ask), by(admin, ask)]);
    expect(refusals(results)).toMatchObject([
      { kind: "conflict", message: expect.stringMatching(/^(Ada Admin|Bela Builder) has asked for/) as string },
    ]);
    expect(await after(key)).toMatchObject({ feature: untouched, state: "in_review", decisions: 1 });
  }
  expect(race.waited()).toBe(100);
});

test("a feature is deleted while its change is approved, 200 times: no request of what is gone waits", async () => {
  const race = rowRace(database);
  for (let round = 0; round < 200; round++) {
    const { key, number } = await anAskedWallet();
    await database.db.delete(miniProgramFeatures);
    const results = await race.once(atRequest(number), [
      by(reviewer, (ctx) => approveRequest(ctx, { number, comment: "" })),
      by(admin, (ctx) => deleteFeature(ctx, { key })),
    ]);
    expect(results[1].status).toBe("fulfilled");
    const isApproved = results[0].status === "fulfilled";
    expect(await after(key)).toMatchObject({ feature: undefined, state: isApproved ? "approved" : "withdrawn" });
  }
  expect(race.waited()).toBe(100);
});

test("a JSAPI is deleted while a request would take it in, 200 times: one of the two happens", async () => {
  const race = rowRace(database);
  const deleted: boolean[] = [];
  for (let round = 0; round < 200; round++) {
    const key = await aWallet();
    const name = `wanted${round}`;
    await addJsapi(database.db, people.builder, name, { sensitive: true });
    const results = await race.once(atJsapi(name), [
      by(builder, (ctx) => editFeature(ctx, edited(key, { jsapis: ["findPlace", name], reason: "For all." }))),
      by(admin, (ctx) => deleteJsapi(ctx, { name })),
    ]);
    expect(refusals(results)).toHaveLength(1);
    const isDeleted = results[1].status === "fulfilled";
    const left = await database.db.select().from(jsapis).where(eq(jsapis.name, name));
    expect(left).toHaveLength(isDeleted ? 0 : 1);
    expect((await after(key)).state).toBe(isDeleted ? undefined : "in_review");
    deleted.push(isDeleted);
  }
  expect(race.waited()).toBe(100);
  expect(new Set(deleted).size).toBe(2);
});
