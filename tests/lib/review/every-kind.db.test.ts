import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, features, versions } from "@/db/schema";
import { getFeature } from "@/lib/catalog/get-feature";
import { applyForFeature } from "@/lib/feature/apply-for-feature";
import { listMiniProgramFeatures } from "@/lib/feature/list-mini-program-features";
import { approveRequest } from "@/lib/review/approve-request";
import { getRequest } from "@/lib/review/get-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { addFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { addPublishRequest, addRequest } from "@/tests/support/requests";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addWallet, addWalletChange } from "@/tests/support/wallet";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();

type As = (name: keyof SmallWorld["people"]) => ReturnType<typeof ctxOf>;
type Setting = SmallWorld & { db: Db; as: As };

function inWorld(work: (setting: Setting) => Promise<void>) {
  return database.withRollback(async (db) => {
    const world = await smallWorld(db);
    await work({ ...world, db, as: (name) => ctxOf(db, world.people[name]) });
  });
}

describe("the activation of a feature", () => {
  const asked = (work: (setting: Setting & { number: number; hasIt: () => Promise<boolean> }) => Promise<void>) =>
    inWorld(async (setting) => {
      const { db, as, people, miniPrograms } = setting;
      const { id } = miniPrograms.latte;
      await addFeature(db, people.builder, {
        key: "pay",
        name: "Payment",
        access: "activation",
        jsapis: ["findPlace"],
      });
      const { number } = await applyForFeature(await as("latteLead"), { id, key: "pay", reason: "To sell." });
      const hasIt = async () =>
        (await listMiniProgramFeatures(await as("latteLead"), { id })).added.some(({ key }) => key === "pay");
      await work({ ...setting, number, hasIt });
    });

  test("gives the feature once it is approved, and not once it is rejected", () =>
    asked(async ({ as, number, hasIt, miniPrograms: { latte } }) => {
      await rejectRequest(await as("reviewer"), { number, reason: "Not yet." });
      expect(await hasIt()).toBe(false);
      const again = await applyForFeature(await as("latteLead"), { id: latte.id, key: "pay", reason: "To sell." });
      await approveRequest(await as("reviewer"), { ...again, comment: "" });
      expect(await hasIt()).toBe(true);
      const { full } = await getRequest(await as("reviewer"), again);
      expect(full?.earlier).toEqual([{ number, state: "rejected", isSelfApproved: false, openedAt: testNow }]);
    }));

  test("is withdrawn by whoever manages the features of the mini program, and by nobody else", () =>
    asked(async ({ db, as, number, hasIt }) => {
      for (const name of ["latteDeveloper", "reviewer"] as const) {
        await expect(withdrawRequest(await as(name), { number }), name).rejects.toMatchObject({ kind: "forbidden" });
        expect((await auditTrace(db)).at(-1)?.details, name).toMatchObject({
          ...{ action: "feature.manage", tried: "withdraw a request" },
        });
      }
      await withdrawRequest(await as("cafeAdmin"), { number });
      expect(await getRequest(await as("reviewer"), { number })).toMatchObject({
        state: "withdrawn",
        closed: { by: { name: "Carla Cafe" }, at: testNow, comment: null },
      });
      expect(await hasIt()).toBe(false);
    }));

  test("says so where its feature is gone", () =>
    asked(async ({ db, as, number }) => {
      expect((await getRequest(await as("reviewer"), { number })).full?.changes).toEqual([]);
      await db.delete(features).where(eq(features.key, "pay"));
      expect((await getRequest(await as("reviewer"), { number })).full?.changes).toBe("gone");
    }));
});

describe("a change of the catalog", () => {
  const asked = (work: (setting: Setting & { number: number }) => Promise<void>) =>
    inWorld(async (setting) => {
      await addWallet(setting.db, setting);
      await work({ ...setting, number: await addWalletChange(setting.db, setting.people.builder) });
    });

  test("counts once it is approved, and is about no mini program and no version", () =>
    asked(async ({ as, number, people }) => {
      const request = await getRequest(await as("reviewer"), { number });
      expect(request).toMatchObject({
        ...{ category: "catalog_change", miniProgram: null, closed: null, brake: null },
        applicant: { id: people.builder.id, name: "Bela Builder" },
        full: { reason: "Everyone pays.", publication: null, earlier: [] },
      });
      await approveRequest(await as("reviewer"), { number, comment: "" });
      expect(await getFeature(await as("admin"), { key: "wallet" })).toMatchObject({ access: "direct" });
    }));

  test("changes nothing once it is rejected, and the next one names it, but no other feature's", () =>
    asked(async ({ number, ...setting }) => {
      const { db, as, people } = setting;
      await addWallet(db, setting, "purse");
      const other = await addWalletChange(db, people.builder, "purse");
      await rejectRequest(await as("reviewer"), { number, reason: "No." });
      expect(await getFeature(await as("admin"), { key: "wallet" })).toMatchObject({ access: "activation" });
      const again = await addWalletChange(db, people.builder);
      const earlier = async (asked: number) =>
        (await getRequest(await as("reviewer"), { number: asked })).full?.earlier.map((one) => one.number);
      expect(await earlier(again)).toEqual([number]);
      expect(await earlier(other)).toEqual([]);
    }));

  test("is withdrawn by its applicant and by a Workspace Admin, and others read that", () =>
    asked(async ({ as, number }) => {
      await expect(withdrawRequest(await as("reviewer"), { number })).rejects.toMatchObject({
        ...{ kind: "forbidden", message: "Only its applicant and Workspace Admins can withdraw this request." },
      });
      await withdrawRequest(await as("admin"), { number });
      expect(await getFeature(await as("admin"), { key: "wallet" })).toMatchObject({ access: "activation" });
    }));
});

describe("a request of a mini program", () => {
  test("that the console closed names nobody who did", () =>
    inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
      const closed = { state: "withdrawn", by: null, comment: "It is gone." } as const;
      const number = await addRequest(db, latte, people.latteLead, { closed });
      expect((await getRequest(await as("reviewer"), { number })).closed).toEqual({
        ...{ by: null, at: testNow, comment: "It is gone." },
      });
    }));

  test("to remove it shows nothing of a publication, and who asked for it", () =>
    inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
      const number = await addRequest(db, latte, people.latteLead);
      const request = await getRequest(await as("reviewer"), { number });
      expect(request.full?.publication).toBeNull();
      expect(request.applicant).toEqual({ id: people.latteLead.id, name: "Leo Latte" });
    }));

  test("to publish a version that is gone says so, and one of another version is no earlier one", () =>
    inWorld(async ({ db, as, people, miniPrograms: { latte } }) => {
      const former = await addPublishRequest(db, latte, people.latteLead, "2.0.0");
      await rejectRequest(await as("reviewer"), { number: former, reason: "No." });
      const number = await addPublishRequest(db, latte, people.latteLead, "3.0.0");
      const full = async () => (await getRequest(await as("reviewer"), { number })).full;
      expect(await full()).toMatchObject({ earlier: [], changes: expect.any(Array) as unknown });
      await db.delete(versions).where(eq(versions.number, "3.0.0"));
      expect((await full())?.changes).toBe("gone");
      expect(await db.$count(approvalRequests)).toBe(2);
    }));
});
