import { desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { notices, versions } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { cancelRelease } from "@/lib/version/cancel-release";
import { pauseRelease } from "@/lib/version/pause-release";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { resumeRelease } from "@/lib/version/resume-release";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { startPilot } from "@/lib/version/start-pilot";
import { rollBackInput, setShareInput, versionStepInput } from "@/lib/version/step-inputs";
import type { VersionState } from "@/lib/vocabulary";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addVersion } from "@/tests/support/versions";
import { inWorld as inWorldOf, type Setting } from "./upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

type Key = { id: string; number: string };
type Row = [
  step: string,
  from: { state: VersionState; share?: number; isPaused?: boolean },
  take: (ctx: Ctx, key: Key) => Promise<void>,
  to: VersionState,
  told: string,
  event: string,
];

const reason = "Looks good.";
// By hand, from the life cycle of a version.
const steps: Row[] = [
  [
    "starting a pilot",
    { state: "approved" },
    (ctx, key) => startPilot(ctx, { ...key, reason }),
    ...(["pilot", "pilot started", "version.pilot_started"] as const),
  ],
  [
    "starting a grayscale release",
    { state: "pilot" },
    (ctx, key) => startGrayscale(ctx, { ...key, share: 5, reason }),
    ...(["grayscale", "grayscale release started at 5 %", "version.grayscale_started"] as const),
  ],
  [
    "raising the share",
    { state: "grayscale", share: 5 },
    (ctx, key) => raiseShare(ctx, { ...key, share: 6, reason }),
    ...(["grayscale", "share raised to 6 %", "version.share_raised"] as const),
  ],
  [
    "pausing",
    { state: "grayscale", share: 5 },
    (ctx, key) => pauseRelease(ctx, { ...key, reason }),
    ...(["grayscale", "grayscale release paused", "version.paused"] as const),
  ],
  [
    "resuming",
    { state: "grayscale", share: 5, isPaused: true },
    (ctx, key) => resumeRelease(ctx, { ...key, reason }),
    ...(["grayscale", "grayscale release resumed", "version.resumed"] as const),
  ],
  [
    "publishing",
    { state: "approved" },
    (ctx, key) => publishVersion(ctx, { ...key, reason }),
    ...(["released", "published", "version.published"] as const),
  ],
  [
    "canceling",
    { state: "pilot" },
    (ctx, key) => cancelRelease(ctx, { ...key, reason }),
    ...(["canceled", "release canceled", "version.canceled"] as const),
  ],
  [
    "rolling back",
    { state: "archived" },
    (ctx, key) => rollBack(ctx, { ...key, reason }),
    ...(["released", "rolled back to", "version.rolled_back"] as const),
  ],
];

describe("a step of a release is told to whose work it is and recorded:", () => {
  test.each(steps)("%s", (_step, from, take, to, told, event) =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const number = "1.1.0";
      // One rolls back from a greater one; all else goes on from a smaller one.
      const release = (other: string) => addVersion(db, latte, people.latteDeveloper, other, { state: "released" });
      if (from.state !== "archived") await release("1.0.0");
      const { digest } = await addVersion(db, latte, people.latteDeveloper, number, from);
      if (from.state === "archived") await release("1.2.0");
      await take(await as("latteLead"), { id, number });
      const [version] = await db.select().from(versions).where(eq(versions.number, number));
      expect(version?.state).toBe(to);
      const [notice] = await db.select().from(notices).orderBy(desc(notices.id)).limit(1);
      expect(notice).toMatchObject({
        title: `Latte Line 1.1.0: ${told}`,
        body: "Leo Latte did this: Looks good.",
        href: `/mini-programs/${id}/versions/1.1.0`,
      });
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event,
        actorId: people.latteLead.id,
        miniProgramId: id,
        details: { name: "Latte Line", version: number, digest, reason },
      });
    }),
  );

  test.each(steps)("%s is not for a Developer, and changes nothing then", (_step, from, take) =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      await addVersion(db, latte, people.latteDeveloper, "1.1.0", from);
      await expect(take(await as("latteDeveloper"), { id, number: "1.1.0" })).rejects.toMatchObject({
        kind: "forbidden",
      });
      expect(await db.select().from(versions)).toMatchObject([{ number: "1.1.0", state: from.state }]);
      expect(await db.select().from(notices)).toEqual([]);
    }),
  );
});

test("a share only rises, and the refusal says between what", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
    const lead = await as("latteLead");
    await addVersion(db, latte, people.latteDeveloper, "1.1.0", { state: "grayscale", share: 30 });
    const raise = (share: number) => raiseShare(lead, { id, number: "1.1.0", share });
    for (const share of [29, 30]) {
      await expect(raise(share)).rejects.toMatchObject({
        kind: "invalid",
        issues: { share: ["The share is 30 % and only rises. Say a number from 31 to 99."] },
      });
    }
    await raise(31);
    await raise(99);
    await expect(raise(99)).rejects.toMatchObject({
      issues: { share: ["The share is 99 % and only rises. Publish it for everyone."] },
    });
    expect((await db.select().from(versions))[0]?.share).toBe(99);
  }));

describe("what a step asks for", () => {
  const key = { id: "1234567890123456", number: "1.1.0" };
  const said = (read: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
    read.error?.issues.map(({ path, message }) => [path.join("."), message]);

  test("is a version; a reason may be given, and must be for rolling back", () => {
    expect(versionStepInput.parse(key)).toEqual({ ...key, reason: "" });
    expect(versionStepInput.safeParse({ ...key, reason: "x".repeat(1_000) }).success).toBe(true);
    expect(said(versionStepInput.safeParse({ ...key, reason: "x".repeat(1_001) }))).toEqual([
      ["reason", "The reason is too long: 1001 characters, at most 1000 fit."],
    ]);
    expect(said(rollBackInput.safeParse({ ...key, reason: " " }))).toEqual([["reason", "The reason is needed."]]);
    expect(said(versionStepInput.safeParse({ number: "1.1" }))).toEqual([
      ["id", "Name a mini program."],
      ["number", "This is no version."],
    ]);
    expect(versionStepInput.safeParse({ ...key, share: "5" }).success).toBe(false);
  });

  test("is a share in whole percent from 1 to 99", () => {
    expect(setShareInput.parse({ ...key, share: " 7 " }).share).toBe(7);
    expect(setShareInput.parse({ ...key, share: "99" }).share).toBe(99);
    for (const share of ["0", "100", "07", "1.5", "-1", "x9", "9x", ""]) {
      expect(said(setShareInput.safeParse({ ...key, share })), share).toEqual([
        ["share", "Type a whole number in the range given here."],
      ]);
    }
    expect(said(setShareInput.safeParse(key))).toEqual([["share", "Say the share in percent."]]);
  });
});
