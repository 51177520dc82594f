import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { auditEntries, miniPrograms, versionDrafts, versions, versionSteps } from "@/db/schema";
import type { Db } from "@/db/connect";
import type { Ctx } from "@/lib/context";
import { createVersion } from "@/lib/version/create-version";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { submitVersion } from "@/lib/version/submit-version";
import { actorOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { miniProgramRace } from "@/tests/support/mini-program-race";
import { refusals } from "@/tests/support/race";
import { raceRounds } from "@/tests/support/rounds";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion, completeInformation } from "@/tests/support/versions";
import { addMember, addMiniProgram, testNow, type MiniProgram } from "@/tests/support/world";
import { upload } from "./upload-scene";

const database = await freshDatabase();
const { people, workspaces } = await smallWorld(database.db);
let actors: [Ctx["actor"], Ctx["actor"]];

beforeAll(async () => {
  actors = [await actorOf(database.db, people.admin), await actorOf(database.db, people.cafeAdmin)];
});

const as = (who: 0 | 1, db: Db): Ctx => ({
  db,
  actor: actors[who],
  now: () => testNow,
  outreach: testOutreach,
  scanForViruses: null,
});

type Round = { program: MiniProgram; meet: (one: Act, other: Act) => Promise<PromiseSettledResult<unknown>[]> };
type Act = (ctx: Ctx) => Promise<unknown>;

/** Again and again two people meet at a mini program of their own; whoever lost is told what is, not what broke. */
async function again(work: (round: Round) => Promise<void>): Promise<void> {
  const race = miniProgramRace(database);
  for (let round = 0; round < raceRounds; round += 1) {
    const program = await addMiniProgram(database.db, workspaces.cafe, people.cafeAdmin, {
      name: `Race ${randomUUID()}`,
    });
    await addMember(database.db, program, people.cafeAdmin, "developer_admin");
    await completeInformation(database.db, program);
    await work({
      program,
      meet: async (one, other) => {
        const results = await race.once(program, [(db) => one(as(0, db)), (db) => other(as(1, db))]);
        for (const reason of refusals(results)) expect(reason).toMatchObject({ name: "DomainError" });
        return results;
      },
    });
  }
  expect(race.waited()).toBe(raceRounds / 2);
}

const statesOf = async ({ id }: MiniProgram) => {
  const rows = await database.db
    .select({ number: versions.number, state: versions.state })
    .from(versions)
    .where(eq(versions.miniProgramId, id));
  return Object.fromEntries(rows.map(({ number, state }) => [number, state]));
};

const releasedOf = async ({ id }: MiniProgram) => {
  const [row] = await database.db
    .select({ releasedVersion: miniPrograms.releasedVersion })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, id));
  return row?.releasedVersion;
};

const stepsOf = ({ id }: MiniProgram, event: "published" | "submitted" | "uploaded" | "grayscale_started") =>
  database.db
    .select({ number: versionSteps.number })
    .from(versionSteps)
    .where(and(eq(versionSteps.miniProgramId, id), eq(versionSteps.event, event)));

const winners = (results: PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === "fulfilled").length;

describe("two people at once", () => {
  test("publishing two versions: the greater one is released in the end, and never two", () =>
    again(async ({ program, meet }) => {
      for (const number of ["1.0.0", "1.1.0"]) {
        await addVersion(database.db, program, people.builder, number, { state: "approved" });
      }
      const publish = (number: string) => (ctx: Ctx) => publishVersion(ctx, { id: program.id, number, reason: "" });
      const results = await meet(publish("1.0.0"), publish("1.1.0"));
      expect(await releasedOf(program)).toBe("1.1.0");
      expect(await statesOf(program)).toEqual({
        "1.0.0": winners(results) === 2 ? "archived" : "approved",
        "1.1.0": "released",
      });
      expect(await stepsOf(program, "published")).toHaveLength(winners(results));
    }));

  test("publishing the same version: once, with one entry", () =>
    again(async ({ program, meet }) => {
      await addVersion(database.db, program, people.builder, "1.0.0", { state: "approved" });
      const publish = (ctx: Ctx) => publishVersion(ctx, { id: program.id, number: "1.0.0", reason: "" });
      expect(winners(await meet(publish, publish))).toBe(1);
      expect(await stepsOf(program, "published")).toHaveLength(1);
      const entries = await database.db
        .select({ event: auditEntries.event })
        .from(auditEntries)
        .where(eq(auditEntries.miniProgramId, program.id));
      expect(entries).toEqual([{ event: "version.published" }]);
    }));

  test("submitting two versions: one is in review, the other is told which", () =>
    again(async ({ program, meet }) => {
      for (const number of ["1.0.0", "1.1.0"]) {
        await addVersion(database.db, program, people.builder, number, { releaseNote: "News" });
      }
      const submit = (number: string) => (ctx: Ctx) => submitVersion(ctx, { id: program.id, number });
      const results = await meet(submit("1.0.0"), submit("1.1.0"));
      expect(winners(results)).toBe(1);
      const states = Object.values(await statesOf(program)).sort();
      expect(states).toEqual(["developing", "in_review"]);
      expect(refusals(results)).toEqual([
        expect.objectContaining({ message: expect.stringMatching(/is in review/) as string }),
      ]);
    }));

  test("starting two grayscale releases: one runs", () =>
    again(async ({ program, meet }) => {
      await addVersion(database.db, program, people.builder, "1.0.0", { state: "released" });
      for (const number of ["1.1.0", "1.2.0"]) {
        await addVersion(database.db, program, people.builder, number, { state: "approved" });
      }
      const start = (number: string) => (ctx: Ctx) => startGrayscale(ctx, { id: program.id, number, share: 10 });
      expect(winners(await meet(start("1.1.0"), start("1.2.0")))).toBe(1);
      expect(await stepsOf(program, "grayscale_started")).toHaveLength(1);
    }));

  test("raising a share: it ends at the greater one, whoever comes first", () =>
    again(async ({ program, meet }) => {
      await addVersion(database.db, program, people.builder, "1.0.0", { state: "released" });
      await addVersion(database.db, program, people.builder, "1.1.0", { state: "grayscale", share: 10 });
      const raise = (share: number) => (ctx: Ctx) => raiseShare(ctx, { id: program.id, number: "1.1.0", share });
      await meet(raise(20), raise(50));
      const [row] = await database.db
        .select({ share: versions.share })
        .from(versions)
        .where(and(eq(versions.miniProgramId, program.id), eq(versions.number, "1.1.0")));
      expect(row).toEqual({ share: 50 });
    }));

  test("making versions of the same number: one is made", () =>
    again(async ({ program, meet }) => {
      const drafts = [
        await upload(as(0, database.db), program.id, { number: "1.0.0", content: `one ${program.id}` }),
        await upload(as(1, database.db), program.id, { number: "1.0.0", content: `other ${program.id}` }),
      ];
      const make = (draft: { id: string } | undefined) => (ctx: Ctx) =>
        createVersion(ctx, { id: program.id, draft: draft?.id ?? "" });
      expect(winners(await meet(make(drafts[0]), make(drafts[1])))).toBe(1);
      expect(await stepsOf(program, "uploaded")).toHaveLength(1);
    }));

  test("sending the same request twice: one version is made, and its upload is gone", () =>
    again(async ({ program, meet }) => {
      const { id: draft } = await upload(as(0, database.db), program.id, { content: `same ${program.id}` });
      const make = ({ db }: Ctx) => createVersion(as(0, db), { id: program.id, draft });
      expect(winners(await meet(make, make))).toBe(1);
      expect(await statesOf(program)).toEqual({ "1.0.0": "developing" });
      const left = await database.db.select().from(versionDrafts).where(eq(versionDrafts.miniProgramId, program.id));
      expect(left).toEqual([]);
    }));
});
