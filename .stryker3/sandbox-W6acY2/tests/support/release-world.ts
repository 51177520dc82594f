import { eq } from "drizzle-orm";
import { connect } from "@/db/connect";
import { deploymentKeys, miniPrograms, suspensions, versions } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { keepPackage } from "@/lib/package/parts/keep-package";
import { makeCode } from "@/lib/qr-code/parts/make-code";
import { ctxOf } from "./actors";
import { journeyWorld } from "./journey-world";
import { madePackage } from "./packages";
import { addConfiguration } from "./world";

/**
 * A mini program of a journey's own that two approved versions wait in, with a tester and a host on its whitelists, and
 * what its Developer Admin is handed to release them.
 */
export async function releaseWorld() {
  const { db, close } = connect(process.env["CONSOLE_DATABASE_URL"] ?? "", { max: 1 });
  const world = await journeyWorld();
  const { miniProgramId: id, lena } = world;
  await addConfiguration(db, { id }, lena, { testers: ["tester-1"], h5Domains: ["shop.example.com"] });
  const [first, second] = [Buffer.alloc(700_000, `${id} first`), Buffer.from(`${id} second`)];
  const now = () => new Date();
  for (const [number, position, bytes] of [
    ["1.0.0", 100_000_000, first],
    ["1.1.0", 100_010_000, second],
  ] as const) {
    const { report } = madePackage(bytes);
    await keepPackage({ db, now }, { bytes, report });
    const digest = report.sha256;
    await db.insert(versions).values({
      ...{ miniProgramId: id, number, position, state: "approved", packageDigest: digest, digest, jsapiCount: 0 },
      ...{ uploadedBy: lena.id, uploadedAt: now(), submittedAt: now() },
    });
    await makeCode({ db, actor: { personId: lena.id }, now }, id, { version: number });
  }
  const asLena: Ctx = await ctxOf(db, lena, now());
  return {
    id,
    asLena,
    packages: { first, second },
    suspend: async () => {
      await db
        .insert(suspensions)
        .values({ miniProgramId: id, suspendedBy: lena.id, suspendedAt: now(), reason: "It steals." });
    },
    remove: async () => {
      await db.transaction(async (tx) => {
        await tx.delete(versions).where(eq(versions.miniProgramId, id));
        await tx.update(miniPrograms).set({ state: "created", releasedVersion: null }).where(eq(miniPrograms.id, id));
      });
      await db.delete(suspensions).where(eq(suspensions.miniProgramId, id));
      await world.remove();
      await close();
    },
    lastUseOf: async (name: string) =>
      (await db.select({ at: deploymentKeys.lastUsedAt }).from(deploymentKeys).where(eq(deploymentKeys.name, name)))[0]
        ?.at,
  };
}
