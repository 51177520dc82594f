import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { connect } from "@/db/connect";
import { removeEmbedded, startEmbedded } from "@/db/embedded";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { startMailServer } from "@/tests/support/mail-server";
import { reportDatabase } from "./check-database";
import { inTurns } from "./in-turns";
import { startLoad } from "./load";
import { makeMachine } from "./machine";
import type { Report } from "./report";
import { fromOneToTheOther } from "./from-one-to-the-other";
import { dueRemovals, endedOnce } from "./due-removals";
import { statusesOf } from "./visitors";

/** Two consoles behind one address, on one database, each request going to the other one than the last. */
export async function twoConsoles(report: Report, { seconds, seed }: { seconds: number; seed: number }) {
  const place = `.data-test-${randomBytes(6).toString("hex")}`;
  const server = await startEmbedded({ dataDir: place });
  const mails = await startMailServer();
  const front = await inTurns();
  const environment = {
    ...withoutOwnSettings(process.env),
    ...{ DATABASE_URL: server.urls.app, DATABASE_OWNER_URL: server.urls.owner, APP_URL: front.url },
    ...{ AUTH_SECRET: randomBytes(32).toString("hex"), SMTP_URL: mails.url, MAIL_FROM: "console@harborpay.example" },
    ...{ TRUSTED_PROXY_HOPS: "1", LOG_LEVEL: "warn" },
  };
  const machines = [await makeMachine(environment), await makeMachine(environment)] as const;
  try {
    await Promise.all(machines.map((machine) => machine.start()));
    const database = connect(server.urls.app, { max: 6 });
    const { db } = database;
    front.lead(machines.map(({ url }) => url));

    const due = await dueRemovals(db, 20);
    const load = await startLoad({
      ...{ url: front.url, db, lives: 4, visitors: 3, seed },
      ...{ untilReady: () => Promise.all(machines.map((machine) => machine.untilReady())).then(() => {}) },
      mayBeAway: () => false,
    });
    const [one, other] = machines;
    const between = await fromOneToTheOther(db, front.url, { one: one.url, other: other.url });
    for (const [what, problems] of Object.entries(between)) report.holds(what, problems);
    await pause(seconds * 1000);
    await load.end();
    await pause(4_000);
    const { ledger, visits } = load;
    report.figure("acts sent, acknowledged", `${ledger.sent}, ${ledger.acknowledged}`);
    report.figure("reads", statusesOf(visits));
    report.holds(
      "every act has its answer",
      [...ledger.cut].map(([act, count]) => `${count} × ${act}`),
    );
    report.holds("reads answer 200", visits.problems);
    report.holds("acts are there, once", [...ledger.problems, ...(await load.compareLives())]);
    const scans = await load.countScans();
    report.holds(`${visits.scans} scans, each counted`, scans === visits.scans ? [] : [`${scans} of ${visits.scans}`]);
    report.holds("20 removals that lapsed, each ended by one console", await endedOnce(db, due));
    report.holds("each mail is sent once", await sentOnce(db, mails.received));
    await reportDatabase(report, db);
    await database.close();
    const codes = await Promise.all(machines.map((machine) => machine.stop()));
    report.holds("the stop signal afterwards: exit code 0", codes.filter((code) => code !== 0).map(String));
  } finally {
    for (const machine of machines) {
      await machine.stop();
      await machine.remove();
    }
    front.stop();
    await mails.stop();
    await server.stop();
    await removeEmbedded(place);
    rmSync(place, { recursive: true, force: true });
  }
}

/** Against what stands in the table: as many mails as were written, and each of them gone. */
async function sentOnce(db: Parameters<typeof endedOnce>[0], received: unknown[]): Promise<string[]> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await db.execute<{ written: number; waiting: number }>(
      sql`select count(*)::int as written, count(*) filter (where sent_at is null)::int as waiting from mails`,
    );
    const [{ written, waiting } = { written: 0, waiting: 0 }] = rows;
    if (waiting === 0 && written > 0)
      return written === received.length ? [] : [`${received.length} of ${written} mails arrived`];
    await pause(100);
  }
  return ["mail is still waiting after a minute"];
}
