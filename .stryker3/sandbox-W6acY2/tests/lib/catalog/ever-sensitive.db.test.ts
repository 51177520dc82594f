import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { features } from "@/db/schema";
import { createJsapi } from "@/lib/catalog/create-jsapi";
import { deleteJsapi } from "@/lib/catalog/delete-jsapi";
import { editFeature } from "@/lib/catalog/edit-feature";
import { editJsapi } from "@/lib/catalog/edit-jsapi";
import { createJsapiInput, editJsapiInput } from "@/lib/catalog/inputs";
import { getRequest } from "@/lib/review/get-request";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addWallet, walletEdit } from "@/tests/support/wallet";

const database = await freshDatabase();

async function inWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => {
    const world = await smallWorld(db);
    await addWallet(db, world);
    await work(db, world);
  });
}

describe("a JSAPI that was ever marked sensitive", () => {
  const mark = (name: string, revision: string, sensitive: "yes" | "no") =>
    editJsapiInput.parse({ name, revision, description: `Does ${name}.`, platforms: ["ios"], sensitive });

  test("needs a request with its mark off too, and its reviewer reads that", () =>
    inWorld(async (db, world) => {
      const ctx = await ctxOf(db, world.people.builder);
      await editJsapi(ctx, mark("trackPlace", "1", "no"));
      const taken = { jsapis: ["findPlace", "trackPlace"] };
      await expect(editFeature(ctx, walletEdit(taken))).rejects.toMatchObject({
        issues: { "": [expect.stringMatching(/^trackPlace is or was marked sensitive\./) as string] },
      });
      const { request } = await editFeature(ctx, walletEdit({ ...taken, reason: "For all." }));
      const { full } = await getRequest(await ctxOf(db, world.people.reviewer), { number: request ?? 0 });
      expect(full?.snapshot.groups[0]).toMatchObject({
        notable: true,
        facts: [{ term: "trackPlace", value: ["Does trackPlace.", "iOS · Was marked sensitive before"] }],
      });
    }));

  test("needs one also after it was deleted and made again without its mark", () =>
    inWorld(async (db, world) => {
      const ctx = await ctxOf(db, world.people.admin);
      const call = { name: "readPlaces", description: "Reads.", platforms: ["ios"] };
      await createJsapi(ctx, createJsapiInput.parse({ ...call, sensitive: "yes" }));
      await deleteJsapi(ctx, { name: "readPlaces" });
      await createJsapi(ctx, createJsapiInput.parse({ ...call, sensitive: "no" }));
      const taken = walletEdit({ jsapis: ["findPlace", "readPlaces"] });
      await expect(editFeature(ctx, taken)).rejects.toMatchObject({ kind: "invalid" });
    }));

  test("that never was is taken in at once, and marking it later is a change of its own", () =>
    inWorld(async (db, world) => {
      const ctx = await ctxOf(db, world.people.builder);
      await editFeature(ctx, walletEdit({ jsapis: ["findPlace", "oldCall"] }));
      await editJsapi(ctx, mark("oldCall", "1", "yes"));
      const [row] = await db.select().from(features).where(eq(features.key, "wallet"));
      expect(row).toMatchObject({ revision: 2 });
    }));
});
