import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { featureProposals, features, memberships, miniProgramFeatures, notices } from "@/db/schema";
import { deleteFeature } from "@/lib/catalog/delete-feature";
import { deleteJsapi } from "@/lib/catalog/delete-jsapi";
import { editFeature } from "@/lib/catalog/edit-feature";
import { editJsapi } from "@/lib/catalog/edit-jsapi";
import { getFeature } from "@/lib/catalog/get-feature";
import { getJsapi } from "@/lib/catalog/get-jsapi";
import { editJsapiInput } from "@/lib/catalog/inputs";
import { listCatalogHistory } from "@/lib/catalog/list-catalog-history";
import { eventText } from "@/lib/audit/event-text";
import type { Ctx } from "@/lib/context";
import { approveRequest } from "@/lib/review/approve-request";
import { getRequest } from "@/lib/review/get-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { addFeature, giveFeature } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addWallet, walletEdit } from "@/tests/support/wallet";

const database = await freshDatabase();
const like = (words: RegExp) => expect.stringMatching(words) as string;

async function inWorld(work: (db: Db, world: SmallWorld) => Promise<void>) {
  await database.withRollback(async (db) => {
    const world = await smallWorld(db);
    await addWallet(db, world);
    await work(db, world);
  });
}

/** Asks for what widens the wallet. */
async function askToWiden(ctx: Ctx, change: object = { access: "direct" }): Promise<number> {
  const { request } = await editFeature(ctx, walletEdit({ reason: "Everyone pays.", ...change }));
  if (request === null) throw new Error("It needed no request.");
  return request;
}

const widenAsBuilder = async (db: Db, { people }: SmallWorld, change?: object) =>
  askToWiden(await ctxOf(db, people.builder), change);

const rowOf = async (db: Db) => (await db.select().from(features).where(eq(features.key, "wallet")))[0];

describe("a change that widens a feature in use", () => {
  test("is refused without a reason, says what it needs, and leaves no trace", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.builder);
      await expect(editFeature(ctx, walletEdit({ access: "direct" }))).rejects.toMatchObject({
        issues: { "": [like(/an approver decides this first/)], reason: [like(/^Say why/)] },
      });
      expect(await rowOf(db)).toMatchObject({ access: "activation", revision: 1 });
      expect(await auditTrace(db)).toEqual([]);
    }));

  test("is asked for with all of what was edited, shows what changes and for whom, and changes nothing yet", () =>
    inWorld(async (db, world) => {
      const { people } = world;
      const number = await widenAsBuilder(db, world, {
        name: "Purse",
        access: "direct",
        jsapis: ["oldCall", "trackPlace"],
      });
      expect(await rowOf(db)).toMatchObject({ name: "Wallet", access: "activation", revision: 1 });
      const request = await getRequest(await ctxOf(db, people.reviewer), { number });
      expect(request).toMatchObject({
        category: "catalog_change",
        title: "Change the feature Wallet",
        miniProgram: null,
        full: { reason: "Everyone pays.", changes: [] },
        acts: { decide: { why: null, isAlone: false }, withdraw: false },
      });
      const both = "iOS, Android";
      expect(request.full?.snapshot.groups).toEqual([
        {
          title: "Sensitive JSAPIs that come",
          notable: true,
          facts: [{ key: "jsapi:trackPlace", term: "trackPlace", value: ["Does trackPlace.", `${both} · Sensitive`] }],
        },
        {
          title: "How mini programs get it",
          notable: true,
          facts: [{ key: "access", term: "Access", before: "Activation needed", value: "Direct" }],
        },
        {
          title: "Other JSAPIs that come",
          facts: [{ key: "jsapi:oldCall", term: "oldCall", value: ["Does oldCall.", "Android"] }],
        },
        { title: "JSAPIs that go", facts: [{ key: "going", term: "Taken out", value: ["findPlace"] }] },
        {
          title: "The feature",
          facts: [
            { key: "key", term: "Key", value: "wallet" },
            { key: "name", term: "Name", before: "Wallet", value: "Purse" },
          ],
        },
        {
          title: "Mini programs that have it",
          facts: [{ key: "miniPrograms", term: "1 in all", value: ["Latte Line · Corner Cafe"] }],
        },
      ]);
      expect(await auditTrace(db)).toMatchObject([
        { event: "request.opened", actorId: people.builder.id, details: { category: "Catalog change" } },
      ]);
      const told = await db.select({ personId: notices.personId }).from(notices);
      expect(told.map(({ personId }) => personId).sort()).toEqual([people.admin.id, people.reviewer.id].sort());
    }));

  test("counts with its approval, as the applicant's change, with the request in the history and the audit log", () =>
    inWorld(async (db, world) => {
      const { people } = world;
      const number = await widenAsBuilder(db, world, { access: "direct", jsapis: ["findPlace", "trackPlace"] });
      const ctx = await ctxOf(db, people.reviewer);
      await approveRequest(ctx, { number, comment: "" });
      const feature = await getFeature(ctx, { key: "wallet" });
      expect(feature).toMatchObject({ access: "direct", revision: 2, proposal: null });
      expect(feature.jsapis.map(({ name }) => name)).toEqual(["findPlace", "trackPlace"]);
      const history = await listCatalogHistory(ctx, { kind: "feature", entry: "wallet", before: null });
      expect(history).toMatchObject({
        opensRequests: true,
        changes: [
          { field: "jsapis", by: "Bela Builder", request: number },
          { field: "access", before: "activation", after: "direct", by: "Bela Builder", request: number },
        ],
      });
      expect((await auditTrace(db)).slice(1)).toMatchObject([
        {
          event: "catalog.feature_edited",
          actorId: people.reviewer.id,
          details: { key: "wallet", request: `#${number}`, after: { access: "direct" } },
        },
        { event: "request.approved", actorId: people.reviewer.id, details: { request: `#${number}` } },
      ]);
    }));

  test("rejected or withdrawn leaves the feature as it is, free to be changed and asked for again", () =>
    inWorld(async (db, world) => {
      const { people } = world;
      const first = await widenAsBuilder(db, world);
      await rejectRequest(await ctxOf(db, people.reviewer), { number: first, reason: "Not yet." });
      const second = await widenAsBuilder(db, world);
      await withdrawRequest(await ctxOf(db, people.builder), { number: second });
      expect(await rowOf(db)).toMatchObject({ access: "activation", revision: 1 });
      const third = await widenAsBuilder(db, world);
      const { full } = await getRequest(await ctxOf(db, people.admin), { number: third });
      expect(full?.earlier.map(({ number, state }) => [number, state])).toEqual([
        [second, "withdrawn"],
        [first, "rejected"],
      ]);
      await withdrawRequest(await ctxOf(db, people.admin), { number: third });
      await editFeature(await ctxOf(db, people.admin), walletEdit({ description: "Free again." }));
      expect(await rowOf(db)).toMatchObject({ description: "Free again.", revision: 2 });
    }));

  test("is not withdrawn by whoever decides it, and the audit log names what they tried", () =>
    inWorld(async (db, world) => {
      const number = await widenAsBuilder(db, world);
      const ctx = await ctxOf(db, world.people.reviewer);
      await expect(withdrawRequest(ctx, { number })).rejects.toMatchObject({ kind: "forbidden" });
      const last = (await auditTrace(db)).at(-1);
      expect(last && eventText(last.event, last.details)).toBe("was refused: withdraw a request");
    }));

  test("that waits keeps every other edit out, and the feature says so to those who edit or decide", () =>
    inWorld(async (db, world) => {
      const { people } = world;
      const number = await widenAsBuilder(db, world);
      const ctx = await ctxOf(db, people.admin);
      for (const change of [{ description: "Meanwhile." }, { access: "direct", reason: "Me too." }]) {
        await expect(editFeature(ctx, walletEdit(change))).rejects.toMatchObject({
          kind: "conflict",
          message: `Bela Builder has asked for a change of this feature: request #${number} is in review. Until it is decided, nothing else of it changes.`,
        });
      }
      const proposalFor = async (person: { id: string }) =>
        (await getFeature(await ctxOf(db, person), { key: "wallet" })).proposal;
      const shown = { request: number, by: "Bela Builder", opens: true };
      expect(await proposalFor(people.admin)).toEqual(shown);
      expect(await proposalFor(people.reviewer)).toEqual(shown);
      expect(await proposalFor(people.builder)).toEqual(shown);
      expect(await proposalFor(people.cafeAdmin)).toBeNull();
      const maps = { key: "maps", name: "Maps", access: "direct", jsapis: ["findPlace", "trackPlace"] };
      expect(await editFeature(ctx, walletEdit({ ...maps, description: "Another one." }))).toEqual({ request: null });
    }));

  test("is approved also where nobody has the feature any more", () =>
    inWorld(async (db, world) => {
      const number = await widenAsBuilder(db, world);
      await db.delete(miniProgramFeatures);
      await approveRequest(await ctxOf(db, world.people.reviewer), { number, comment: "" });
      expect(await rowOf(db)).toMatchObject({ access: "direct" });
    }));

  test("ends with its feature, and names the console", () =>
    inWorld(async (db, world) => {
      const { people } = world;
      const number = await widenAsBuilder(db, world);
      await db.delete(miniProgramFeatures);
      await deleteFeature(await ctxOf(db, people.admin), { key: "wallet" });
      const request = await getRequest(await ctxOf(db, people.reviewer), { number });
      expect(request).toMatchObject({ state: "withdrawn", closed: { by: null }, full: { changes: null } });
      expect((await auditTrace(db)).map(({ event }) => event).slice(1)).toEqual([
        "request.vanished",
        "catalog.feature_deleted",
      ]);
    }));

  test("shows whoever decides what is otherwise now: marks, texts and mini programs", () =>
    inWorld(async (db, world) => {
      const { people, miniPrograms } = world;
      const number = await widenAsBuilder(db, world, { access: "direct", jsapis: ["findPlace", "oldCall"] });
      const mark = { name: "oldCall", revision: "1", description: "Old.", platforms: ["android"], sensitive: "yes" };
      await editJsapi(await ctxOf(db, people.admin), editJsapiInput.parse(mark));
      await giveFeature(db, miniPrograms.tram, "wallet", people.tramAdmin);
      const { full } = await getRequest(await ctxOf(db, people.reviewer), { number });
      expect(full?.changes).toMatchObject([
        { key: "jsapi:oldCall", now: ["Old.", "Android · Sensitive"] },
        { key: "miniPrograms", now: ["Latte Line · Corner Cafe", "Tram Times · Tram Company"] },
      ]);
    }));

  test("cannot be asked for with a name that another feature has, nor approved once another has taken it", () =>
    inWorld(async (db, world) => {
      const { people } = world;
      const asked = (name: string) => widenAsBuilder(db, world, { name, access: "direct" });
      await expect(asked("maps")).rejects.toMatchObject({
        issues: { name: ["Another feature, maps, has this name."] },
      });
      const number = await asked("Purse");
      await addFeature(db, people.builder, { key: "purse", name: "PURSE", jsapis: ["findPlace"] });
      const ctx = await ctxOf(db, people.reviewer);
      await expect(approveRequest(ctx, { number, comment: "" })).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringMatching(/^Another feature, purse, has this name\. Reject the request/) as string,
      });
      expect(await rowOf(db)).toMatchObject({ name: "Wallet", access: "activation", revision: 1 });
      await rejectRequest(ctx, { number, reason: "The name is taken." });
    }));

  test("keeps the JSAPIs that it would take in from being deleted, and says so", () =>
    inWorld(async (db, world) => {
      const ctx = await ctxOf(db, world.people.admin);
      const number = await widenAsBuilder(db, world, { access: "direct", jsapis: ["findPlace", "oldCall"] });
      expect((await getJsapi(ctx, { name: "oldCall" })).proposedFor).toEqual([{ name: "Wallet", request: number }]);
      await expect(deleteJsapi(ctx, { name: "oldCall" })).rejects.toMatchObject({
        kind: "conflict",
        message: `oldCall cannot be deleted while request #${number} asks to take it into Wallet.`,
      });
      await withdrawRequest(ctx, { number });
      await deleteJsapi(ctx, { name: "oldCall" });
    }));

  test("does not fit a feature that changed past the code", () =>
    inWorld(async (db, world) => {
      const number = await widenAsBuilder(db, world);
      await db.update(features).set({ revision: 2 }).where(eq(features.key, "wallet"));
      const approval = approveRequest(await ctxOf(db, world.people.reviewer), { number, comment: "" });
      await expect(approval).rejects.toMatchObject({ kind: "conflict", message: like(/^The feature has changed/) });
    }));
});

describe("four eyes", () => {
  test("keep the applicant out while somebody else can decide", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.admin);
      const number = await askToWiden(ctx);
      await expect(approveRequest(ctx, { number, comment: "Mine." })).rejects.toMatchObject({ kind: "forbidden" });
      expect(await rowOf(db)).toMatchObject({ access: "activation" });
    }));

  test("let a Workspace Admin decide alone where nobody else can, marked on the request and in the audit log", () =>
    inWorld(async (db, { people }) => {
      const ctx = await ctxOf(db, people.admin);
      const number = await askToWiden(ctx);
      await db.delete(memberships).where(eq(memberships.personId, people.reviewer.id));
      await approveRequest(ctx, { number, comment: "Nobody else is here." });
      expect(await rowOf(db)).toMatchObject({ access: "direct" });
      expect(await getRequest(ctx, { number })).toMatchObject({ state: "approved", isSelfApproved: true });
      const { changes } = await listCatalogHistory(ctx, { kind: "feature", entry: "wallet", before: null });
      expect(changes[0]).toMatchObject({ request: number, isSelfApproved: true });
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "request.approved",
        details: { selfApproved: true },
      });
    }));
});

test("the database keeps no proposal of nothing", () =>
  inWorld(async (db, world) => {
    const requestNumber = await widenAsBuilder(db, world);
    const empty = db
      .update(featureProposals)
      .set({ jsapis: [] })
      .where(eq(featureProposals.requestNumber, requestNumber));
    await expect(empty).rejects.toMatchObject({ cause: { code: "23514", constraint: "feature_proposals_jsapis" } });
  }));
