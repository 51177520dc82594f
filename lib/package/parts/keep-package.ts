import { eq } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { packages } from "../../../db/schema";
import type { PackageReport } from "../report";
import { packageStore } from "./package-store";

type Kept = { report: PackageReport; bytes: Uint8Array; now: Date };

/** Stores a package with what its scan found, once by its SHA-256; of two at the same moment the second waits, and stores nothing. */
export async function keepPackage(db: Db, kept: Kept): Promise<void> {
  const { report, bytes, now } = kept;
  const { sha256: digest, size, pages, jsapis, files, ...others } = report;
  const { baseJsapis, serverHosts, webViewHosts, computed, unparsed } = others;
  const [isNew] = await db
    .insert(packages)
    .values({
      ...{ digest, size, pages, jsapis, files },
      findings: { baseJsapis, serverHosts, webViewHosts, computed, unparsed },
      fileCount: files.length,
      storedAt: now,
    })
    .onConflictDoNothing()
    .returning({ digest: packages.digest });
  if (isNew) return packageStore.put(db, digest, bytes);
  // Held until the transaction ends, so that nobody purges it; where somebody just has, it is stored anew.
  const [held] = await db
    .select({ digest: packages.digest })
    .from(packages)
    .where(eq(packages.digest, digest))
    .for("key share");
  if (!held) await keepPackage(db, kept);
}
