import { describe, expect, test } from "vitest";
import { editFeature } from "@/lib/catalog/edit-feature";
import { editJsapi } from "@/lib/catalog/edit-jsapi";
import { editFeatureInput, editJsapiInput } from "@/lib/catalog/inputs";
import type { Ctx } from "@/lib/context";
import { approveRequest } from "@/lib/review/approve-request";
import { getRequest } from "@/lib/review/get-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { freshDatabase } from "@/tests/support/database";
import { apply, inWorld as inWorldOf, keysOf, type Setting } from "./feature-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

const pay = { key: "pay", revision: "1", name: "Payment", description: "What pay is for.", access: "activation" };
const edit = (change: object) =>
  editFeatureInput.parse({ ...pay, jsapis: ["askPrice", "takeMoney"], reason: "", ...change });
const wider = { jsapis: ["askPrice", "takeMoney", "trackPlace"] };
const mark = (name: string, sensitive: "yes" | "no") =>
  editJsapiInput.parse({ name, revision: "1", description: `Does ${name}.`, platforms: ["ios"], sensitive });

async function widen(builder: Ctx, reviewer: Ctx, change: object) {
  const { request } = await editFeature(builder, edit({ ...change, reason: "For all." }));
  await approveRequest(reviewer, { number: request ?? 0, comment: "" });
}

describe("a feature whose activation is in review", () => {
  test.each([
    ["takes in a sensitive JSAPI", wider],
    ["becomes direct", { access: "direct" }],
  ])("%s only by a request, which says that it is asked for", (_, change) =>
    inWorld(async ({ as, id }) => {
      const builder = await as("builder");
      await apply(await as("latteLead"), id);
      await expect(editFeature(builder, edit(change))).rejects.toMatchObject({
        issues: { "": [expect.stringMatching(/Mini programs have this feature or have asked for it/) as string] },
      });
      const { request } = await editFeature(builder, edit({ ...change, reason: "For all." }));
      const { full } = await getRequest(await as("reviewer"), { number: request ?? 0 });
      expect(full?.snapshot.groups.slice(-2).map(({ facts }) => facts)).toEqual([
        [{ key: "miniPrograms", term: "0 in all", value: "None yet" }],
        [{ key: "asked", term: "In activation review", value: "1" }],
      ]);
    }),
  );

  test("changes at once in what widens nothing, and widens at once when nobody waits for it any more", () =>
    inWorld(async ({ as, id }) => {
      const builder = await as("builder");
      const { number } = await apply(await as("latteLead"), id);
      expect(await editFeature(builder, edit({ description: "Pays." }))).toEqual({ request: null });
      await rejectRequest(await as("reviewer"), { number, reason: "No." });
      expect(await editFeature(builder, edit({ ...wider, description: "Pays.", revision: "2" }))).toEqual({
        request: null,
      });
    }));

  test("is not approved with a sensitive JSAPI that its request does not show; asked for anew it is", () =>
    inWorld(async ({ db, as, id }) => {
      const [lead, builder, reviewer] = [await as("latteLead"), await as("builder"), await as("reviewer")];
      const { number } = await apply(lead, id);
      await widen(builder, reviewer, wider);
      await expect(approveRequest(reviewer, { number, comment: "" })).rejects.toMatchObject({
        kind: "conflict",
        message:
          "Payment grants trackPlace by now, which is or was marked sensitive and not part of this request. Reject the request with this reason, so that it is asked for anew.",
      });
      expect(await keysOf(db, id)).toEqual([]);
      await rejectRequest(reviewer, { number, reason: "It grants more by now." });
      const again = await apply(lead, id);
      await approveRequest(reviewer, { ...again, comment: "" });
      expect(await keysOf(db, id)).toEqual(["pay"]);
    }));

  test("is not approved either with one that was sensitive once", () =>
    inWorld(async ({ as, id }) => {
      const [builder, reviewer] = [await as("builder"), await as("reviewer")];
      const { number } = await apply(await as("latteLead"), id);
      await editJsapi(builder, mark("trackPlace", "no"));
      await widen(builder, reviewer, wider);
      await expect(approveRequest(reviewer, { number, comment: "" })).rejects.toMatchObject({ kind: "conflict" });
    }));

  test("is approved where a JSAPI that its request shows was marked since, or one that is not sensitive came", () =>
    inWorld(async ({ db, as, id }) => {
      const [builder, reviewer] = [await as("builder"), await as("reviewer")];
      const { number } = await apply(await as("latteLead"), id);
      await editJsapi(builder, mark("askPrice", "yes"));
      await editFeature(builder, edit({ jsapis: ["askPrice", "findPlace", "takeMoney"] }));
      await approveRequest(reviewer, { number, comment: "" });
      expect(await keysOf(db, id)).toEqual(["pay"]);
    }));
});

test("a JSAPI that was marked sensitive once stands among the sensitive where its activation is decided", () =>
  inWorld(async ({ as, id }) => {
    await editJsapi(await as("builder"), mark("takeMoney", "no"));
    const { number } = await apply(await as("latteLead"), id);
    const { full } = await getRequest(await as("reviewer"), { number });
    expect(full?.snapshot.groups[0]).toEqual({
      title: "Sensitive JSAPIs that it grants",
      notable: true,
      facts: [
        { key: "jsapi:takeMoney", term: "takeMoney", value: ["Does takeMoney.", "iOS · Was marked sensitive before"] },
      ],
    });
  }));
