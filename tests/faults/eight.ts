import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { randomBytes } from "node:crypto";
import { connect } from "@/db/connect";
import { migrationsFolder } from "@/db/migration-state";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { reportDatabase } from "./check-database";
import { makeMachine } from "./machine";
import type { Report } from "./report";

const many = 8;
const journal = z.object({ entries: z.array(z.unknown()) });

/** Eight consoles that start at the same moment where there is nothing yet, each with demo data to put in. */
export async function startEightAtOnce(report: Report): Promise<void> {
  const dataDir = `.data-test-${randomBytes(6).toString("hex")}`;
  const environment = { ...withoutOwnSettings(process.env), LOG_LEVEL: "warn" };
  const machines = await Promise.all(Array.from({ length: many }, () => makeMachine(environment, dataDir)));
  try {
    const began = performance.now();
    const starts = await Promise.allSettled(machines.map((machine) => machine.start()));
    report.figure("consoles started at once", many);
    report.figure("until the last one was ready", `${((performance.now() - began) / 1000).toFixed(1)} s`);
    report.holds(
      "all come up",
      starts.flatMap((start) => (start.status === "rejected" ? [String(start.reason)] : [])),
    );
    const ready = await Promise.all(machines.map((machine) => machine.isReady()));
    report.holds(
      "all are ready",
      ready.flatMap((is, place) => (is ? [] : [`console ${place + 1} is not`])),
    );

    const [first] = machines;
    if (!first) return;
    const { db, close } = connect(first.databaseUrls().owner, { max: 2 });
    const wanted = journal.parse(JSON.parse(readFileSync(join(migrationsFolder, "meta", "_journal.json"), "utf8")));
    const { rows: applied } = await db.execute<{ all: number; different: number }>(
      sql`select count(*)::int as all, count(distinct hash)::int as different from drizzle.__drizzle_migrations`,
    );
    const [{ all, different } = { all: 0, different: 0 }] = applied;
    const once = all === wanted.entries.length && different === all;
    report.holds(`each of ${wanted.entries.length} migrations ran once`, once ? [] : [`${different} in ${all} rows`]);
    const { rows: twice } = await db.execute<{ what: string }>(sql`
      select name || ' is there ' || count(*) || ' times' as what from people group by name having count(*) > 1
      union all select name || ' is there ' || count(*) || ' times' from mini_programs group by name having count(*) > 1
      union all select 'no demo data' where not exists (select 1 from mini_programs)`);
    report.holds(
      "demo data is there once",
      twice.map(({ what }) => what),
    );
    await reportDatabase(report, db);
    await close();
    const codes = await Promise.all(machines.map((machine) => machine.stop()));
    report.holds(
      "all stop at once with exit code 0",
      codes.flatMap((code) => (code === 0 ? [] : [String(code)])),
    );
  } finally {
    await Promise.all(machines.map((machine) => machine.stop()));
    await first(machines).remove();
  }
}

function first<T>([one]: T[]): T {
  if (one === undefined) throw new Error("There is none.");
  return one;
}
