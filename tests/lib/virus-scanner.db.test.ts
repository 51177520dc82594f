import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { logos, memberships, packages, versionDrafts } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { keepLogoDraft } from "@/lib/mini-program/keep-logo-draft";
import { keepDraft } from "@/lib/version/keep-draft";
import type { Verdict } from "@/lib/virus-scanner";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { picture } from "@/tests/support/pictures";
import { inWorld as inWorldOf, upload, type Setting } from "./version/upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

const seen: number[] = [];
/** With a scanner that says that of everything, and does something else before it answers. */
const scanned = (ctx: Ctx, verdict: Verdict, meanwhile?: () => Promise<unknown>): Ctx => ({
  ...ctx,
  scanForViruses: async (bytes) => {
    seen.push(bytes.length);
    await meanwhile?.();
    return verdict;
  },
});

const content = "a package of some length";
const logo = await picture("png", 96, 96);

type Keep = (ctx: Ctx, id: string) => Promise<unknown>;
const uploads: [string, "package" | "logo", string, number, Keep][] = [
  ["a package", "package", "version.upload", content.length, (ctx, id) => upload(ctx, id, { content })],
  [
    "a logo",
    "logo",
    "information.edit",
    logo.length,
    (ctx, id) => keepLogoDraft(ctx, { file: logo, miniProgramId: id }),
  ],
  [
    "the logo of a mini program that is to be",
    "logo",
    "miniProgram.create",
    logo.length,
    (ctx) => keepLogoDraft(ctx, { file: logo }),
  ],
];

const kept = async (db: Db) => ({
  packages: await db.$count(packages),
  drafts: await db.$count(versionDrafts),
  logos: await db.$count(logos),
});

describe.each(uploads)("%s", (_, field, action, length, keep) => {
  test("in which the scanner finds something is refused beside its field, kept nowhere, and stands in the audit log each time", () =>
    inWorld(async ({ db, as, id, people, workspaces }) => {
      const ctx = scanned(await as("cafeAdmin"), { kind: "found", signature: "Test-Signature" });
      const before = await kept(db);
      for (let time = 0; time < 2; time++) {
        await expect(keep(ctx, id)).rejects.toMatchObject({
          kind: "invalid",
          issues: { [field]: [`The virus scanner found Test-Signature in this ${field}. Nothing was kept of it.`] },
        });
      }
      expect(await kept(db)).toEqual(before);
      const isNew = action === "miniProgram.create";
      const entry = {
        event: "access.refused",
        actorId: people.cafeAdmin.id,
        miniProgramId: isNew ? null : id,
        workspaceId: isNew ? null : workspaces.cafe.id,
        details: {
          action,
          tried: `upload a ${field} in which the virus scanner found Test-Signature`,
          answered: "invalid",
        },
      };
      expect(await auditTrace(db)).toMatchObject([entry, entry]);
    }));

  test("at which the scanner could not look is refused beside its field, with nothing kept and nothing in the audit log", () =>
    inWorld(async ({ db, as, id }) => {
      const before = await kept(db);
      await expect(keep(scanned(await as("cafeAdmin"), { kind: "unknown" }), id)).rejects.toMatchObject({
        kind: "invalid",
        issues: { [field]: [expect.stringMatching(/could not be checked for viruses now.+Try again in a moment\.$/)] },
      });
      expect(await kept(db)).toEqual(before);
      expect(await auditTrace(db)).toEqual([]);
    }));

  test("that is clean is kept; the scanner saw it whole, and never what somebody may not upload", () =>
    inWorld(async ({ db, as, id }) => {
      const before = await kept(db);
      seen.length = 0;
      await expect(keep(scanned(await as("outsider"), { kind: "clean" }), id)).rejects.toThrow();
      expect(seen).toEqual([]);
      await keep(scanned(await as("cafeAdmin"), { kind: "clean" }), id);
      expect(seen).toEqual([length]);
      expect(await kept(db)).not.toEqual(before);
    }));

  test("whose sender was blocked while the scanner looked is refused, and kept nowhere", () =>
    inWorld(async ({ db, as, id, people }) => {
      const ctx = await as("cafeAdmin");
      const before = await kept(db);
      const block = () =>
        db.update(memberships).set({ status: "blocked" }).where(eq(memberships.personId, people.cafeAdmin.id));
      await expect(keep(scanned(ctx, { kind: "clean" }, block), id)).rejects.toMatchObject({
        kind: expect.stringMatching(/^(forbidden|not_found)$/) as string,
      });
      expect(await kept(db)).toEqual(before);
    }));
});

test("a package in which something else is wrong is not sent to the scanner: what is wrong with it alone is kept", () =>
  inWorld(async ({ db, as, id }) => {
    seen.length = 0;
    const problems = [{ file: "app.json", message: "There is no app.json." }];
    const input = { id, number: "1.0.0", uploadNote: "", fileName: "app.zip", bytes: Buffer.from(content) };
    await keepDraft(scanned(await as("cafeAdmin"), { kind: "unknown" }), {
      ...input,
      inspection: { ok: false, problems },
    });
    expect(seen).toEqual([]);
    expect(await db.select({ problems: versionDrafts.problems }).from(versionDrafts)).toEqual([{ problems }]);
    expect(await db.$count(packages)).toBe(0);
  }));
