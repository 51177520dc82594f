import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { packages } from "../../../db/schema";
import type { Ctx } from "../../context";
import { packageStore } from "../package-store";
import type { PackageReport } from "../report";

type Received = { bytes: Uint8Array; report: PackageReport };

/**
 * Keeps a package with its report, once however often it comes, and holds it until the transaction ends: nobody purges
 * it before something refers to it. Of two that bring the same at one moment the second waits, and has nothing to do.
 */
export async function keepPackage(ctx: Pick<Ctx, "db" | "now">, received: Received): Promise<void> {
  const { bytes, report } = received;
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest !== report.sha256 || bytes.length !== report.size) throw new Error("The report is of another package.");
  while (!(await isHeld(ctx, digest))) {
    if (await isNew(ctx, report)) return packageStore(ctx.db).put(digest, bytes);
  }
}

async function isHeld({ db }: Pick<Ctx, "db">, digest: string): Promise<boolean> {
  const held = await db
    .select({ digest: packages.digest })
    .from(packages)
    .where(eq(packages.digest, digest))
    .for("key share");
  return held.length > 0;
}

async function isNew({ db, now }: Pick<Ctx, "db" | "now">, report: PackageReport): Promise<boolean> {
  const { sha256, size, pages, jsapis, files, baseJsapis, serverHosts, webViewHosts, computed, unparsed } = report;
  const inserted = await db
    .insert(packages)
    .values({
      digest: sha256,
      size,
      pages,
      jsapis,
      findings: { baseJsapis, serverHosts, webViewHosts, computed, unparsed },
      files,
      fileCount: files.length,
      storedAt: now(),
    })
    .onConflictDoNothing()
    .returning({ digest: packages.digest });
  return inserted.length > 0;
}
