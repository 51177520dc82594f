import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, miniPrograms, notices } from "@/db/schema";
import { deleteFeature as deleteFromCatalog } from "@/lib/catalog/delete-feature";
import { addFeatures } from "@/lib/feature/add-features";
import { listMiniProgramFeatures } from "@/lib/feature/list-mini-program-features";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { requestRemoval } from "@/lib/removal/request-removal";
import { approveRequest } from "@/lib/review/approve-request";
import { getRequest } from "@/lib/review/get-request";
import { auditTrace } from "@/tests/support/audit-trace";
import { giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { apply, inWorld as inWorldOf, keysOf, type Setting } from "./feature-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

test("a feature deleted from the catalog takes its requests along, and their applicants are told", () =>
  inWorld(async ({ db, as, id, people }) => {
    const { number } = await apply(await as("latteLead"), id);
    const other = await apply(await as("builder"), (await miniProgramOf(db, "Bill Bright")).id);
    await db.delete(notices);
    await deleteFromCatalog(await as("admin"), { key: "pay" });
    const states = await db.select({ state: approvalRequests.state }).from(approvalRequests);
    expect(states).toEqual([{ state: "withdrawn" }, { state: "withdrawn" }]);
    const told = await db.select().from(notices);
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      [people.latteLead.id, people.builder.id].toSorted(),
    );
    expect((await auditTrace(db)).map(({ event }) => event)).toEqual([
      "request.opened",
      "request.opened",
      "request.vanished",
      "request.vanished",
      "catalog.feature_deleted",
    ]);
    await expect(approveRequest(await as("reviewer"), { number, comment: "" })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect((await getRequest(await as("reviewer"), other)).closed?.by).toBeNull();
  }));

test("one that a mini program has is not deleted from the catalog, and its open requests stay", () =>
  inWorld(async ({ db, as, id, people, miniPrograms }) => {
    await giveFeature(db, miniPrograms.bill, "pay", people.builder);
    const { number } = await apply(await as("latteLead"), id);
    await expect(deleteFromCatalog(await as("admin"), { key: "pay" })).rejects.toMatchObject({ kind: "conflict" });
    await approveRequest(await as("reviewer"), { number, comment: "" });
    expect(await keysOf(db, id)).toEqual(["pay"]);
  }));

test("a mini program that is removed keeps its features, and its requests are withdrawn", () =>
  inWorld(async ({ db, as, id }) => {
    const ctx = await as("cafeAdmin");
    await addFeatures(ctx, { id, features: ["maps"] });
    await apply(ctx, id);
    const { number } = await requestRemoval(ctx, { id, reason: "Closed." });
    await approveRequest(await as("reviewer"), { number, comment: "" });
    await executeRemoval(ctx, { id, typedName: "Latte Line" });
    const { added, inReview } = await listMiniProgramFeatures(ctx, { id });
    expect([added.map(({ key }) => key), inReview]).toEqual([["maps"], []]);
    await apply(ctx, id);
    expect(await keysOf(db, id)).toEqual(["maps"]);
  }));

async function miniProgramOf(db: Db, name: string) {
  const [found] = await db.select().from(miniPrograms).where(eq(miniPrograms.name, name));
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}
