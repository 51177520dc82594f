import { sql } from "drizzle-orm";
import { connect, type Db } from "./connect";
import { people } from "./schema";
import { seedCatalog } from "./seed/catalog";
import { configurationDeeds } from "./seed/configurations";
import { featureDeeds } from "./seed/features";
import { seedInvitations } from "./seed/invitations";
import { seedMiniPrograms } from "./seed/mini-programs";
import { seedReading } from "./seed/notices";
import { seedPeople } from "./seed/people";
import { qrCodeDeeds } from "./seed/qr-codes";
import { removalDeeds } from "./seed/removals";
import { relive } from "./seed/timeline";
import { inspectDemoPackages, versionDeeds } from "./seed/versions";

/** Fills an empty database with the demo data, all or nothing. False where there is somebody already. */
export async function seedDemo(url: string): Promise<boolean> {
  const connection = connect(url, { max: 1, applicationName: "console demo data" });
  try {
    return await connection.db.transaction((db) => seed(db, new Date()));
  } finally {
    await connection.close();
  }
}

async function seed(db: Db, now: Date): Promise<boolean> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('mini-program-console demo data', 0))`);
  const somebody = await db.select({ id: people.id }).from(people).limit(1);
  if (somebody.length > 0) return false;
  const packages = inspectDemoPackages();
  const actors = await seedPeople(db, now);
  await seedCatalog(db, now, actors);
  await seedMiniPrograms(db, now, actors);
  await seedInvitations(db, now, actors);
  const deeds = [
    ...configurationDeeds(),
    ...featureDeeds(),
    ...versionDeeds(packages),
    ...qrCodeDeeds(),
    ...removalDeeds(),
  ];
  await relive(db, now, actors, deeds);
  await seedReading(db, now);
  return true;
}
