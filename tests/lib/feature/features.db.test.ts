import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { features, featureJsapis, miniPrograms, notices } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { addFeatures } from "@/lib/feature/add-features";
import { deleteFeature } from "@/lib/feature/delete-feature";
import { getMiniProgramFeature } from "@/lib/feature/get-mini-program-feature";
import { addFeaturesInput, applyForFeatureInput } from "@/lib/feature/inputs";
import { listMiniProgramFeatures } from "@/lib/feature/list-mini-program-features";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { approveRequest } from "@/lib/review/approve-request";
import { getRequest } from "@/lib/review/get-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { auditTrace } from "@/tests/support/audit-trace";
import { giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { testNow } from "@/tests/support/world";
import { apply, inWorld as inWorldOf, keysOf, type Setting } from "./feature-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

describe("direct features", () => {
  test("are added several together, each with its entry; the mini program was modified then", () =>
    inWorld(async ({ db, as, id, people, workspaces }) => {
      const later = { ...(await as("latteLead")), now: () => new Date(testNow.getTime() + 1_000) };
      expect(await addFeatures(later, { id, features: ["maps", "places"] })).toEqual({ added: ["Maps", "Places"] });
      const { added, available } = await listMiniProgramFeatures(await as("latteDeveloper"), { id });
      expect(added).toMatchObject([
        { key: "maps", name: "Maps", access: "direct", jsapis: 2, sensitive: 1, addedBy: "Leo Latte" },
        { key: "places", jsapis: 1, sensitive: 0 },
      ]);
      expect(available).toEqual([]);
      expect(await getMiniProgram(later, { id })).toMatchObject({ updatedAt: later.now() });
      const about = { actorId: people.latteLead.id, subjectId: id, workspaceId: workspaces.cafe.id };
      expect(await auditTrace(db)).toMatchObject([
        { event: "feature.added", ...about, details: { name: "Maps", key: "maps" } },
        { event: "feature.added", ...about, details: { name: "Places", key: "places" } },
      ]);
      expect(await db.select().from(notices)).toEqual([]);
    }));

  test("are added all or none, and everything that stands in the way is said at once", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("cafeAdmin");
      await addFeatures(ctx, { id, features: ["maps"] });
      await expect(addFeatures(ctx, { id, features: ["maps", "pay", "places"] })).rejects.toMatchObject({
        kind: "conflict",
        message: "Maps is added already. Payment needs activation: apply for it with a reason.",
      });
      await expect(addFeatures(ctx, { id, features: ["nothing", "places"] })).rejects.toMatchObject({
        kind: "invalid",
        issues: { features: [expect.stringContaining("not in the catalog any more")] },
      });
      expect(await keysOf(db, id)).toEqual(["maps"]);
    }));

  test("are added to an archived mini program as to a created one, and a deleted one knows nothing", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("cafeAdmin");
      await db.update(miniPrograms).set({ state: "archived", archivedAt: testNow }).where(eq(miniPrograms.id, id));
      await addFeatures(ctx, { id, features: ["maps"] });
      await apply(ctx, id);
      await db
        .update(miniPrograms)
        .set({ state: "deleted", stateBeforeDeletion: "archived", deletedAt: testNow, deletedBy: ctx.actor.personId })
        .where(eq(miniPrograms.id, id));
      for (const name of ["cafeAdmin", "admin"] as const) {
        const ctx = await as(name);
        await expect(listMiniProgramFeatures(ctx, { id })).rejects.toMatchObject({ kind: "not_found" });
        await expect(deleteFeature(ctx, { id, key: "maps" })).rejects.toMatchObject({ kind: "not_found" });
      }
    }));
});

describe("a feature that needs activation", () => {
  test("is applied for, seen in review, and added for its applicant once another has approved it", () =>
    inWorld(async ({ db, as, id, people }) => {
      const applicant = await as("latteLead");
      const { number } = await apply(applicant, id);
      expect(await keysOf(db, id)).toEqual([]);
      const list = await listMiniProgramFeatures(applicant, { id });
      expect(list.inReview).toMatchObject([{ key: "pay", request: number, applicant: "Leo Latte" }]);
      expect(list.available.map(({ key }) => key)).toEqual(["maps", "places"]);
      expect((await getMiniProgram(applicant, { id })).activations).toEqual([{ request: number, name: "Payment" }]);
      const told = await db.select().from(notices);
      expect(told.map(({ personId }) => personId).toSorted()).toEqual([people.admin.id, people.reviewer.id].toSorted());
      expect(told[0]).toMatchObject({ title: "Activate Payment for Latte Line waits for review" });

      await approveRequest(await as("reviewer"), { number, comment: "" });
      const { added, inReview } = await listMiniProgramFeatures(applicant, { id });
      expect(added).toMatchObject([
        { key: "pay", addedBy: "Leo Latte", addedAt: testNow, lost: ["askPrice", "takeMoney"] },
      ]);
      expect(inReview).toEqual([]);
      expect((await getMiniProgram(applicant, { id })).activations).toEqual([]);
      expect(await auditTrace(db)).toMatchObject([
        { event: "request.opened" },
        {
          event: "feature.added",
          actorId: people.reviewer.id,
          subjectId: id,
          details: { name: "Payment", key: "pay", request: `#${number}` },
        },
        { event: "request.approved" },
      ]);
    }));

  test.each([
    ["rejected", "reviewer", (ctx: Ctx, number: number) => rejectRequest(ctx, { number, reason: "Not yet." })],
    ["withdrawn", "cafeAdmin", (ctx: Ctx, number: number) => withdrawRequest(ctx, { number })],
  ] as const)("is not added once it was %s, and can be applied for again", (_, by, end) =>
    inWorld(async ({ db, as, id }) => {
      const { number } = await apply(await as("latteLead"), id);
      await end(await as(by), number);
      expect(await keysOf(db, id)).toEqual([]);
      const again = await apply(await as("cafeAdmin"), id);
      const { full } = await getRequest(await as("reviewer"), again);
      expect(full?.earlier).toMatchObject([{ number }]);
    }),
  );

  test("is applied for once at a time, and not decided by its applicant", () =>
    inWorld(async ({ as, id }) => {
      const admin = await as("admin");
      const { number } = await apply(admin, id);
      await expect(apply(await as("latteLead"), id)).rejects.toMatchObject({
        kind: "conflict",
        message: `The activation of Payment is in review: request #${number}.`,
      });
      await expect(approveRequest(admin, { number, comment: "" })).rejects.toMatchObject({ kind: "forbidden" });
      expect(await getMiniProgramFeature(admin, { id, key: "pay" })).toMatchObject({
        added: null,
        request: { number, applicant: "Ada Admin" },
        open: [],
      });
    }));

  test("is shown to its reviewer with what it grants, sensitive first, and with what is otherwise now", () =>
    inWorld(async ({ db, as, id }) => {
      const { number } = await apply(await as("latteLead"), id);
      const seen = async () => (await getRequest(await as("reviewer"), { number })).full;
      expect(
        (await seen())?.snapshot.groups.map(({ title, notable, facts }) => [title, notable, facts.length]),
      ).toEqual([
        ["Sensitive JSAPIs that it grants", true, 1],
        ["Other JSAPIs that it grants", undefined, 1],
        ["The feature", undefined, 2],
        ["The mini program that would get it", undefined, 4],
      ]);
      expect((await seen())?.snapshot.groups[0]?.facts).toEqual([
        { key: "jsapi:takeMoney", term: "takeMoney", value: ["Does takeMoney.", "iOS · Sensitive"] },
      ]);
      expect((await seen())?.changes).toEqual([]);
      await db.insert(featureJsapis).values({ featureKey: "pay", jsapiName: "trackPlace" });
      expect((await seen())?.changes).toMatchObject([{ key: "jsapi:trackPlace", before: null }]);
    }));

  test("that became direct meanwhile is still decided; it is added at once only after the request is withdrawn", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("latteLead");
      const { number } = await apply(ctx, id);
      await db.update(features).set({ access: "direct" }).where(eq(features.key, "pay"));
      await expect(addFeatures(ctx, { id, features: ["pay"] })).rejects.toMatchObject({
        message: expect.stringContaining("withdraw that request, then add it") as string,
      });
      await withdrawRequest(ctx, { number });
      await expect(apply(ctx, id)).rejects.toMatchObject({ message: "Payment needs no activation: add it at once." });
      await addFeatures(ctx, { id, features: ["pay"] });
      expect(await keysOf(db, id)).toEqual(["pay"]);
    }));

  test("asks for a reason of 1 to 1,000 characters", () => {
    const reasons = ["", "   ", "x".repeat(1_001), "x".repeat(1_000)];
    const parsed = reasons.map((reason) => applyForFeatureInput.safeParse({ id: "1", key: "pay", reason }).success);
    expect(parsed).toEqual([false, false, false, true]);
    for (const chosen of [undefined, [], ["Not a key"], "pay"]) {
      expect(addFeaturesInput.safeParse({ id: "1", features: chosen }).success).toBe(false);
    }
  });
});

describe("deleting a feature", () => {
  test("takes what no other added feature grants, which is named before and kept in the audit log", () =>
    inWorld(async ({ db, as, id, people, miniPrograms }) => {
      const ctx = await as("cafeAdmin");
      await giveFeature(db, miniPrograms.latte, "maps", people.latteLead);
      await giveFeature(db, miniPrograms.latte, "places", people.latteLead);
      const { added } = await listMiniProgramFeatures(ctx, { id });
      expect(added.map(({ key, lost }) => [key, lost])).toEqual([
        ["maps", ["trackPlace"]],
        ["places", []],
      ]);
      await deleteFeature(ctx, { id, key: "maps" });
      expect(await keysOf(db, id)).toEqual(["places"]);
      expect((await listMiniProgramFeatures(ctx, { id })).added[0]?.lost).toEqual(["findPlace"]);
      expect(await auditTrace(db)).toMatchObject([
        { event: "feature.deleted", details: { name: "Maps", key: "maps", lost: ["trackPlace"] } },
      ]);
      await expect(deleteFeature(ctx, { id, key: "maps" })).rejects.toMatchObject({
        kind: "conflict",
        message: "Maps is not added.",
      });
      await expect(deleteFeature(ctx, { id, key: "nothing" })).rejects.toMatchObject({ kind: "not_found" });
    }));

  test("is nothing for a Developer, who sees the features and no way to change them", () =>
    inWorld(async ({ db, as, id, people, miniPrograms }) => {
      await giveFeature(db, miniPrograms.latte, "maps", people.latteLead);
      const ctx = await as("latteDeveloper");
      expect(await listMiniProgramFeatures(ctx, { id })).toMatchObject({ mayManage: false, available: [] });
      expect(await getMiniProgramFeature(ctx, { id, key: "maps" })).toMatchObject({
        added: { by: "Leo Latte" },
        jsapis: [{ name: "findPlace" }, { name: "trackPlace", sensitive: true }],
        open: [],
      });
      await expect(deleteFeature(ctx, { id, key: "maps" })).rejects.toMatchObject({
        kind: "forbidden",
        message: expect.stringContaining("Leo Latte") as string,
      });
    }));
});
