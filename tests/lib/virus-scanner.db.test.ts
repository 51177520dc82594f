import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { logos, packages, versionDrafts } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { keepLogoDraft } from "@/lib/mini-program/keep-logo-draft";
import type { Verdict } from "@/lib/virus-scanner";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { picture } from "@/tests/support/pictures";
import { inWorld as inWorldOf, upload, type Setting } from "./version/upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

const seen: number[] = [];
/** With a scanner that says that of everything. */
const scanned = (ctx: Ctx, verdict: Verdict): Ctx => ({
  ...ctx,
  scanForViruses: async (bytes) => {
    seen.push(bytes.length);
    return verdict;
  },
});

const uploads: [string, "package" | "logo", string, (ctx: Ctx, id: string) => Promise<unknown>][] = [
  ["a package", "package", "version.upload", (ctx, id) => upload(ctx, id)],
  [
    "a logo",
    "logo",
    "information.edit",
    async (ctx, id) => keepLogoDraft(ctx, { file: await picture("png", 96, 96), miniProgramId: id }),
  ],
  [
    "the logo of a mini program that is to be",
    "logo",
    "miniProgram.create",
    async (ctx) => keepLogoDraft(ctx, { file: await picture("png", 96, 96) }),
  ],
];

const kept = async (db: Db) => ({
  packages: await db.$count(packages),
  drafts: await db.$count(versionDrafts),
  logos: await db.$count(logos),
});

describe.each(uploads)("%s", (_, field, action, keep) => {
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
      expect(seen).toEqual([expect.any(Number)]);
      expect(seen[0]).toBeGreaterThan(0);
      expect(await kept(db)).not.toEqual(before);
    }));
});
