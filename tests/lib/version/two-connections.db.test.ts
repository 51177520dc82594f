import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { approveRequest } from "@/lib/review/approve-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { cancelRelease } from "@/lib/version/cancel-release";
import { createVersion } from "@/lib/version/create-version";
import { deleteVersion } from "@/lib/version/delete-version";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import { pauseRelease } from "@/lib/version/pause-release";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { resumeRelease } from "@/lib/version/resume-release";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { startPilot } from "@/lib/version/start-pilot";
import { submitVersion } from "@/lib/version/submit-version";
import type { VersionState } from "@/lib/vocabulary";
import { actorOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { modelRuns } from "@/tests/support/rounds";
import { smallWorld } from "@/tests/support/small-world";
import { brokenVersions } from "@/tests/support/version-invariants";
import { addVersion, completeInformation } from "@/tests/support/versions";
import { addConfiguration, addMember, addMiniProgram, testNow } from "@/tests/support/world";
import { upload } from "./upload-scene";

const database = await freshDatabase();
const { people, workspaces } = await smallWorld(database.db);
const connections = [database.another().db, database.another().db] as const;
const actors = {
  admin: await actorOf(database.db, people.admin),
  lead: await actorOf(database.db, people.cafeAdmin),
  reviewer: await actorOf(database.db, people.reviewer),
};
type Who = keyof typeof actors;

type Chosen = { id: string; number: string; share: number };

/** The request about a version that is open, and the digest that it shows; nobody decides on what they do not see. */
async function openRequest({ db }: Ctx, { id, number }: Chosen): Promise<{ number: number; digest: string }> {
  const { rows } = await db.execute<{ number: string; digest: string }>(
    sql`select r.number, v.digest from approval_requests r
        join versions v on v.mini_program_id = r.mini_program_id and v.number = r.subject
        where r.mini_program_id = ${id} and r.subject = ${number} order by r.number desc limit 1`,
  );
  const [found] = rows;
  if (!found) throw new DomainError("not_found", "There is no request.");
  return { number: Number(found.number), digest: found.digest };
}

const reason = "Because";

const acts: Record<string, (ctx: Ctx, chosen: Chosen) => Promise<unknown>> = {
  upload: async (ctx, { id, number }) => {
    const { id: draft } = await upload(ctx, id, { number, content: randomUUID() });
    return createVersion(ctx, { id, draft });
  },
  note: (ctx, { id, number }) => editReleaseNotes(ctx, { id, number, language: "en", note: "News", shown: "" }),
  delete: (ctx, { id, number }) => deleteVersion(ctx, { id, number }),
  submit: (ctx, { id, number }) => submitVersion(ctx, { id, number }),
  approve: async (ctx, chosen) => approveRequest(ctx, { ...(await openRequest(ctx, chosen)), comment: "" }),
  reject: async (ctx, chosen) => rejectRequest(ctx, { number: (await openRequest(ctx, chosen)).number, reason }),
  withdraw: async (ctx, chosen) => withdrawRequest(ctx, { number: (await openRequest(ctx, chosen)).number }),
  pilot: (ctx, { id, number }) => startPilot(ctx, { id, number, reason }),
  grayscale: (ctx, chosen) => startGrayscale(ctx, chosen),
  raise: (ctx, chosen) => raiseShare(ctx, chosen),
  pause: (ctx, { id, number }) => pauseRelease(ctx, { id, number, reason }),
  resume: (ctx, { id, number }) => resumeRelease(ctx, { id, number, reason }),
  publish: (ctx, { id, number }) => publishVersion(ctx, { id, number, reason }),
  cancel: (ctx, { id, number }) => cancelRelease(ctx, { id, number, reason }),
  rollBack: (ctx, { id, number }) => rollBack(ctx, { id, number, reason }),
};

/** What somebody would try with a version in this state; often several do the same. */
const tried: Record<VersionState, string[]> = {
  developing: ["note", "submit", "submit", "submit", "note", "delete"],
  in_review: ["approve", "approve", "approve", "reject", "withdraw"],
  rejected: ["note", "submit"],
  approved: ["pilot", "grayscale", "grayscale", "publish", "cancel"],
  pilot: ["grayscale", "publish", "cancel"],
  grayscale: ["raise", "raise", "pause", "resume", "publish", "cancel"],
  released: ["publish"],
  archived: ["rollBack"],
  canceled: ["publish"],
  offline: ["publish"],
};

const step = fc.record({
  who: fc.constantFrom<Who>("admin", "lead", "lead"),
  pick: fc.nat(),
  what: fc.nat(),
  share: fc.integer({ min: 1, max: 99 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One of what can be tried now: an upload of the next number, or something with a version that is there. */
async function choose(id: string, { pick, what, share }: Step): Promise<{ act: string; chosen: Chosen }> {
  const { rows } = await database.db.execute<{ number: string; state: VersionState }>(
    sql`select number, state from versions where mini_program_id = ${id} order by position`,
  );
  const [{ next } = { next: 1 }] = (
    await database.db.execute<{ next: number }>(
      sql`select (highest_version / 10000 % 10000 + 1)::int as next from mini_programs where id = ${id}`,
    )
  ).rows;
  // Those whose way is over are left alone mostly, and a new one comes once few are left.
  const alive = rows.filter(({ state }) => state !== "canceled" && state !== "archived");
  const among = pick % 5 === 0 ? rows : alive;
  const version = among[pick % (among.length + (alive.length < 4 ? 1 : 0))];
  if (!version) return { act: "upload", chosen: { id, number: `0.${next}.0`, share } };
  const acts = tried[version.state];
  return { act: acts[what % acts.length] ?? "publish", chosen: { id, number: version.number, share } };
}

test("whatever two connections do at once, in any order, what holds of versions goes on holding", async () => {
  const outcomes = { refused: 0 };
  const take = async (db: Db, who: Who, { act, chosen }: Awaited<ReturnType<typeof choose>>) => {
    const decides = act === "approve" || act === "reject";
    const ctx: Ctx = {
      db,
      actor: actors[decides ? "reviewer" : who],
      now: () => testNow,
      outreach: testOutreach,
      scanForViruses: null,
    };
    try {
      await acts[act]?.(ctx, chosen);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes.refused += 1;
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 25, maxLength: 40 }), async (pairs) => {
      const program = await addMiniProgram(database.db, workspaces.cafe, people.cafeAdmin, {
        name: `Two ${randomUUID().slice(0, 8)}`,
      });
      await addMember(database.db, program, people.cafeAdmin, "developer_admin");
      await addConfiguration(database.db, program, people.cafeAdmin, { testers: ["tester-1"] });
      await completeInformation(database.db, program);
      await addVersion(database.db, program, people.builder, "0.1.0", { state: "released" });
      for (const [one, other] of pairs) {
        const [first, second] = [await choose(program.id, one), await choose(program.id, other)];
        await Promise.all([take(connections[0], one.who, first), take(connections[1], other.who, second)]);
        const { rows } = await database.db.execute(brokenVersions(program.id));
        expect(rows).toEqual([]);
      }
    }),
    { numRuns: modelRuns, seed: 20_261_127 },
  );
  const { rows } = await database.db.execute<{ event: string }>(sql`select distinct event from version_steps`);
  // Deep enough to have met most of what there is.
  expect(rows.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      "submitted",
      "approved",
      "withdrawn",
      "published",
      "replaced",
      "grayscale_started",
      "canceled",
    ]),
  );
  expect(outcomes.refused).toBeGreaterThan(50);
});
