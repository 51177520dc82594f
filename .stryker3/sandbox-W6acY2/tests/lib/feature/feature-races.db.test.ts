import { and, count, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, auditEntries, features, miniProgramFeatures } from "@/db/schema";
import { deleteFeature as deleteFromCatalog } from "@/lib/catalog/delete-feature";
import type { Ctx } from "@/lib/context";
import { addFeatures } from "@/lib/feature/add-features";
import { applyForFeature } from "@/lib/feature/apply-for-feature";
import { deleteFeature } from "@/lib/feature/delete-feature";
import { approveRequest } from "@/lib/review/approve-request";
import { ctxOf } from "@/tests/support/actors";
import { addFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { miniProgramRace } from "@/tests/support/mini-program-race";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();
const { people, miniPrograms } = await smallWorld(database.db);
const { id } = miniPrograms.latte;
const [lead, owner, reviewer, admin] = [
  await ctxOf(database.db, people.latteLead),
  await ctxOf(database.db, people.cafeAdmin),
  await ctxOf(database.db, people.reviewer),
  await ctxOf(database.db, people.admin),
];

type Act = (ctx: Ctx) => Promise<unknown>;
const by = (ctx: Ctx, act: Act) => (db: Db) => act({ ...ctx, db });

let made = 0;
/** A feature of one round's own. */
async function aFeature(access: "direct" | "activation"): Promise<string> {
  const key = `race-${++made}`;
  await addFeature(database.db, people.builder, { key, name: `Race ${made}`, access, jsapis: ["findPlace"] });
  return key;
}

const holds = async (key: string) => {
  const given = await database.db.select().from(miniProgramFeatures).where(eq(miniProgramFeatures.featureKey, key));
  const open = await database.db
    .select()
    .from(approvalRequests)
    .where(and(eq(approvalRequests.subject, key), eq(approvalRequests.state, "in_review")));
  return { given: given.length, open: open.length };
};

async function entriesAbout(key: string) {
  const [found] = await database.db
    .select({ count: count() })
    .from(auditEntries)
    .where(sql`${auditEntries.event} like 'feature.%' and ${auditEntries.details} ->> 'key' = ${key}`);
  return found?.count;
}

type Round = (race: ReturnType<typeof miniProgramRace>) => Promise<PromiseSettledResult<unknown>[]>;

/** In every other round both really wait for the mini program, and each of both comes first at times. */
async function again(times: number, round: Round) {
  const race = miniProgramRace(database);
  const wins = [0, 0];
  for (let played = 0; played < times; played++) {
    const results = await round(race);
    const won = results.findIndex(({ status }) => status === "fulfilled");
    wins[won] = (wins[won] ?? 0) + 1;
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
    for (const reason of refused) expect(reason).toMatchObject({ name: "DomainError" });
  }
  expect(race.waited(), "met at the barrier").toBe(times / 2);
  expect(Math.min(...wins), "each of both won at times").toBeGreaterThan(0);
}

test("two who add the same feature at the same moment: it is added once, the other is told, 250 times", () =>
  again(250, async (race) => {
    const key = await aFeature("direct");
    const add: Act = (ctx) => addFeatures(ctx, { id, features: [key] });
    const results = await race.once({ id }, [by(lead, add), by(owner, add)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { kind: "conflict", message: `Race ${made} is added already.` },
    });
    expect(await holds(key)).toEqual({ given: 1, open: 0 });
    expect(await entriesAbout(key)).toBe(1);
    return results;
  }));

test("two who apply for the same feature at the same moment: one request is opened, 250 times", () =>
  again(250, async (race) => {
    const key = await aFeature("activation");
    const apply: Act = (ctx) => applyForFeature(ctx, { id, key, reason: "For the map." });
    const results = await race.once({ id }, [by(lead, apply), by(owner, apply)]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { kind: "conflict", message: expect.stringMatching(/in review: request #\d+\.$/) as string },
    });
    expect(await holds(key)).toEqual({ given: 0, open: 1 });
    return results;
  }));

test("one adds a feature that became direct while another approves its activation: it is added once, 250 times", () =>
  again(250, async (race) => {
    const key = await aFeature("activation");
    const { number } = await applyForFeature(lead, { id, key, reason: "For the map." });
    await database.db.update(features).set({ access: "direct" }).where(eq(features.key, key));
    const [added, approved] = await race.once({ id }, [
      by(owner, (ctx) => addFeatures(ctx, { id, features: [key] })),
      by(reviewer, (ctx) => approveRequest(ctx, { number, comment: "" })),
    ]);
    expect(approved.status).toBe("fulfilled");
    expect(added).toMatchObject({ status: "rejected", reason: { kind: "conflict" } });
    expect(await holds(key)).toEqual({ given: 1, open: 0 });
    const saidAdded = String((added as PromiseRejectedResult).reason).includes("is added already");
    return saidAdded ? [added, approved] : [approved, added];
  }));

test("a feature is deleted from the catalog while its activation is approved: one of both counts, 250 times", () =>
  again(250, async (race) => {
    const key = await aFeature("activation");
    const { number } = await applyForFeature(lead, { id, key, reason: "For the map." });
    const results = await race.once({ id }, [
      by(admin, (ctx) => deleteFromCatalog(ctx, { key })),
      by(reviewer, (ctx) => approveRequest(ctx, { number, comment: "" })),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const isDeleted = results[0].status === "fulfilled";
    const left = await database.db.select().from(features).where(eq(features.key, key));
    const [request] = await database.db.select().from(approvalRequests).where(eq(approvalRequests.number, number));
    expect([left.length, request?.state]).toEqual(isDeleted ? [0, "withdrawn"] : [1, "approved"]);
    expect(await holds(key)).toEqual({ given: isDeleted ? 0 : 1, open: 0 });
    return results;
  }));

test("a feature is deleted from the catalog while somebody applies for it: nothing waits for what is gone, 100 times", async () => {
  const [first, second] = [database.another(), database.another()];
  for (let round = 0; round < 100; round++) {
    const key = await aFeature("activation");
    const both = [
      () => deleteFromCatalog({ ...admin, db: first.db }, { key }),
      () => applyForFeature({ ...lead, db: second.db }, { id, key, reason: "For the map." }),
    ];
    const settled = await Promise.allSettled((round % 2 === 0 ? both : both.toReversed()).map((act) => act()));
    for (const result of settled) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ name: "DomainError" });
    }
    const left = await database.db.select().from(features).where(eq(features.key, key));
    // Either it is gone and so is what was asked, or it was applied for and stays.
    if (left.length === 0) expect(await holds(key)).toEqual({ given: 0, open: 0 });
    else expect(await holds(key)).toEqual({ given: 0, open: 1 });
  }
});

test("a feature that two delete from the mini program at the same moment is deleted once, 100 times", () =>
  again(100, async (race) => {
    const key = await aFeature("direct");
    await addFeatures(lead, { id, features: [key] });
    const take: Act = (ctx) => deleteFeature(ctx, { id, key });
    const results = await race.once({ id }, [by(lead, take), by(owner, take)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await holds(key)).toEqual({ given: 0, open: 0 });
    expect(await entriesAbout(key)).toBe(2);
    return results;
  }));
