import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { approvalRequests, miniPrograms as miniProgramsTable } from "@/db/schema";
import { assertMayClose } from "@/lib/review/assert-may-close";
import { downloadPackage } from "@/lib/review/download-package";
import { getPreviewCodeOfRequest } from "@/lib/review/get-preview-code-of-request";
import { getRequest } from "@/lib/review/get-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { decodeQr } from "@/tests/support/decode-qr";
import { addPublishRequest, addRequest } from "@/tests/support/requests";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";
import { deletedBy, testNow } from "@/tests/support/world";

const database = await freshDatabase();

type Name = keyof SmallWorld["people"];

function withWorld(work: (db: Db, world: SmallWorld, as: (name: Name) => ReturnType<typeof ctxOf>) => Promise<void>) {
  return database.withRollback(async (db) => {
    const world = await smallWorld(db);
    await work(db, world, (name) => ctxOf(db, world.people[name]));
  });
}

/** As the console does once a deleted one was kept for its days. */
async function purge(db: Db, { id }: { id: string }, person: { id: string }) {
  const it = eq(miniProgramsTable.id, id);
  await db
    .update(miniProgramsTable)
    .set({ ...deletedBy(person), archivedAt: null })
    .where(it);
  await db.delete(miniProgramsTable).where(it);
}

describe("the preview code of a version in review", () => {
  test("is shown to whoever decides about it, and stands in the audit log", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }, as) => {
      const number = await addPublishRequest(db, latte, people.latteLead);
      const { title, version, code } = await getPreviewCodeOfRequest(await as("reviewer"), { number });
      expect({ title, version }).toEqual({ title: "Publish Latte Line 3.0.0", version: "3.0.0" });
      expect(code.opens).toBe(`harborpay://mini-program/${latte.id}?page=&query=&version=3.0.0`);
      expect(await decodeQr(Buffer.from(code.drawing))).toBe(code.link);
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "request.inspected",
        actorId: people.reviewer.id,
        miniProgramId: latte.id,
        details: { looked: "showed the preview code", version: "3.0.0" },
      });
      await expect(getPreviewCodeOfRequest(await as("latteLead"), { number })).rejects.toMatchObject({
        kind: "forbidden",
      });
      await expect(getPreviewCodeOfRequest(await as("newcomer"), { number })).rejects.toMatchObject({
        kind: "not_found",
      });
    }));

  test("is not shown once the request is closed, the version gone or its codes open nothing", () =>
    withWorld(async (db, { people, miniPrograms: { latte, tram } }, as) => {
      const number = await addPublishRequest(db, latte, people.latteLead);
      const show = async () => getPreviewCodeOfRequest(await as("reviewer"), { number });
      const archived = { state: "archived", archivedAt: testNow } as const;
      await db.update(miniProgramsTable).set(archived).where(eq(miniProgramsTable.id, latte.id));
      await expect(show()).rejects.toMatchObject({
        kind: "conflict",
        message: "The mini program is archived, so none of its codes opens it.",
      });
      await purge(db, latte, people.admin);
      await expect(show()).rejects.toMatchObject({
        kind: "conflict",
        message: "The version is gone, and its preview code with it.",
      });
      const other = await addPublishRequest(db, tram, people.tramAdmin, "4.0.0");
      await rejectRequest(await as("reviewer"), { number: other, reason: "Not yet." });
      await expect(getPreviewCodeOfRequest(await as("reviewer"), { number: other })).rejects.toMatchObject({
        kind: "conflict",
        message: "This request is closed. The app serves its version to whoever decides only while it is in review.",
      });
    }));

  test("of a request that is about no version there is none", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }, as) => {
      const number = await addRequest(db, latte, people.latteLead);
      await expect(getPreviewCodeOfRequest(await as("reviewer"), { number })).rejects.toThrow(
        "This request is about no version, so there is nothing to look into.",
      );
    }));
});

describe("a request to publish", () => {
  /** What it offers beside its differences. */
  async function offered(db: Db, person: { id: string }, number: number) {
    const { full } = await getRequest(await ctxOf(db, person), { number });
    if (!full?.publication) throw new Error("It shows no publication.");
    const { mayInspect, mayPreview, mayView } = full.publication;
    return { mayInspect, mayPreview, mayView };
  }

  test("offers a look into the package and the preview code to whoever decides, the version to whoever sees it", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }, as) => {
      const { digest } = await addVersion(db, latte, people.latteLead, "3.0.0", { state: "in_review" });
      const frozen = { digest, fileCount: "1" };
      const asked = { category: "publish", subject: "3.0.0", title: "Publish 3.0.0", frozen } as const;
      const number = await addRequest(db, latte, people.latteLead, asked);
      const [reviewer, all] = [{ mayView: false }, { mayInspect: true, mayPreview: true, mayView: true }];
      expect(await offered(db, people.reviewer, number)).toEqual({ ...all, ...reviewer });
      expect(await offered(db, people.admin, number)).toEqual(all);
      expect(await offered(db, people.latteDeveloper, number)).toEqual({
        ...{ mayInspect: false, mayPreview: false, mayView: true },
      });
      await rejectRequest(await as("reviewer"), { number, reason: "Not yet." });
      expect(await offered(db, people.reviewer, number)).toEqual({ ...all, ...reviewer, mayPreview: false });
      expect(await offered(db, people.admin, number)).toEqual({ ...all, mayPreview: false });
    }));

  test("offers no look into a package where there is none", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      const number = await addPublishRequest(db, latte, people.latteLead);
      expect(await offered(db, people.reviewer, number)).toMatchObject({ mayInspect: false, mayPreview: true });
    }));

  test("shows what only whoever views the configuration sees to nobody else", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }) => {
      const fact = { key: "configuration:productionClientId", term: "Client ID", value: "client-1", isVeiled: true };
      const { digest } = await addVersion(db, latte, people.latteLead, "3.0.0", { state: "in_review" });
      const frozen = { groups: [{ title: "It", facts: [fact, { key: "digest", term: "Digest", value: digest }] }] };
      const [opened] = await db
        .insert(approvalRequests)
        .values({
          ...{ category: "publish", subject: "3.0.0", title: "Publish 3.0.0", reason: "News", snapshot: frozen },
          ...{ miniProgramId: latte.id, workspaceId: latte.workspaceId, miniProgramName: latte.name },
          ...{ openedBy: people.latteLead.id, openedAt: testNow, involved: [people.latteLead.id] },
        })
        .returning({ number: approvalRequests.number });
      const seen = async (person: { id: string }) => {
        const { full } = await getRequest(await ctxOf(db, person), { number: opened?.number ?? 0 });
        const difference = full?.publication?.groups[0]?.differences[0];
        return [full?.snapshot.groups[0]?.facts[0]?.value, difference?.now];
      };
      expect(await seen(people.latteLead)).toEqual(["client-1", "client-1"]);
      for (const person of [people.latteDeveloper, people.reviewer]) {
        expect(await seen(person)).toEqual(["Hidden from you", "Hidden from you"]);
      }
    }));
});

test("the package of a request is named after its mini program and version, after the request once that is purged", () =>
  withWorld(async (db, { people, miniPrograms: { latte } }, as) => {
    const number = await addPublishRequest(db, latte, people.latteLead);
    const download = async () => downloadPackage(await as("reviewer"), { number });
    expect(await download()).toMatchObject({ fileName: `${latte.id}-3.0.0.zip`, size: 1_024 });
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "request.inspected",
      details: { looked: "downloaded the package" },
    });
    await purge(db, latte, people.admin);
    expect(await download()).toMatchObject({ fileName: `request-${number}-3.0.0.zip`, size: 1_024 });
  }));

describe("what is sent to close a request", () => {
  const answered = (work: Promise<unknown>) =>
    work.then(
      () => "allowed",
      ({ kind }: { kind: string }) => kind,
    );

  test("is read of whoever may decide it, or withdraw it, and refused of the others with a record each time", () =>
    withWorld(async (db, { people, miniPrograms: { latte } }, as) => {
      const number = await addRequest(db, latte, people.latteLead);
      const post = async (name: Name, by: "deciding" | "withdrawing") =>
        answered(assertMayClose(await as(name), { number, by }));
      expect(await post("reviewer", "deciding")).toBe("allowed");
      expect(await post("admin", "deciding")).toBe("allowed");
      expect(await post("latteLead", "withdrawing")).toBe("allowed");
      expect(await post("cafeAdmin", "withdrawing")).toBe("allowed");
      expect(await auditTrace(db)).toEqual([]);
      expect(await post("latteLead", "deciding")).toBe("forbidden");
      expect(await post("reviewer", "withdrawing")).toBe("forbidden");
      expect(await post("latteDeveloper", "withdrawing")).toBe("forbidden");
      expect(await post("newcomer", "deciding")).toBe("not_found");
      expect(await post("newcomer", "withdrawing")).toBe("not_found");
      expect((await auditTrace(db)).map(({ event }) => event)).toEqual(Array(5).fill("access.refused"));
      expect(await db.$count(approvalRequests, eq(approvalRequests.state, "in_review"))).toBe(1);
    }));

  test("about no request is about nothing", () =>
    withWorld(async (db, _, as) => {
      const ctx = await as("admin");
      for (const number of [null, 4_711]) {
        expect(await answered(assertMayClose(ctx, { number, by: "deciding" }))).toBe("not_found");
        expect(await answered(assertMayClose(ctx, { number, by: "withdrawing" }))).toBe("not_found");
      }
      expect(await auditTrace(db)).toEqual([]);
    }));
});
