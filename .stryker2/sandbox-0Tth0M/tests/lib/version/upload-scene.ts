import type { Db } from "@/db/connect";
import type { Ctx } from "@/lib/context";
import type { PackageReport } from "@/lib/package/report";
import { createVersion } from "@/lib/version/create-version";
import { keepDraft } from "@/lib/version/keep-draft";
import { ctxOf } from "@/tests/support/actors";
import type { TestDatabase } from "@/tests/support/database";
import { madePackage } from "@/tests/support/packages";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";

export type Setting = SmallWorld & { db: Db; as: (name: keyof SmallWorld["people"]) => Promise<Ctx>; id: string };

/** The small world; `id` is that of its native mini program. */
export function inWorld(database: TestDatabase, work: (setting: Setting) => Promise<void>): Promise<void> {
  return database.withRollback(async (db) => {
    const world = await smallWorld(db);
    const as = (name: keyof SmallWorld["people"]) => ctxOf(db, world.people[name]);
    await work({ ...world, db, as, id: world.miniPrograms.latte.id });
  });
}

type Upload = { number?: string; uploadNote?: string; content?: Uint8Array | string; report?: Partial<PackageReport> };

/** Keeps a package as if it had been received and scanned. */
export async function upload(ctx: Ctx, id: string, input: Upload = {}): Promise<{ id: string; digest: string }> {
  const { number = "1.0.0", uploadNote = "", content = `package ${number}` } = input;
  const { bytes, report } = madePackage(content, input.report);
  const inspection = { ok: true, report } as const;
  const draft = await keepDraft(ctx, { id, number, uploadNote, fileName: "app.zip", bytes, inspection });
  return { ...draft, digest: report.sha256 };
}

/** Uploads, and makes a version of it. */
export async function uploadVersion(
  ctx: Ctx,
  id: string,
  input: Upload = {},
): Promise<{ number: string; digest: string }> {
  const draft = await upload(ctx, id, input);
  return { ...(await createVersion(ctx, { id, draft: draft.id })), digest: draft.digest };
}
