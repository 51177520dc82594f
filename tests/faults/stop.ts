import { setTimeout as pause } from "node:timers/promises";
import { connect } from "@/db/connect";
import { makeRandom } from "@/scripts/bench/random";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { reportDatabase } from "./check-database";
import { startLoad } from "./load";
import { makeMachine } from "./machine";
import { packageOf } from "./packages-of-life";
import type { Report } from "./report";
import { uploadSlowly } from "./slow-upload";
import { statusesOf } from "./visitors";

/** Longer than anybody waits who does not wait for what is under way. */
const slowUpload = 20;

/** Sends the stop signal under load, once with a slow upload under way, and looks whether anything is lost. */
export async function stopUnderLoad(report: Report, { times, seed }: { times: number; seed: number }): Promise<void> {
  const machine = await makeMachine({
    ...withoutOwnSettings(process.env),
    ...{ SEED_DEMO: "off", TRUSTED_PROXY_HOPS: "1", LOG_LEVEL: "warn" },
  });
  try {
    await machine.start();
    const database = connect(machine.databaseUrls().app, { max: 6 });
    const { db } = database;
    const load = await startLoad({
      ...{ url: machine.url, db, lives: 4, visitors: 3, seed, untilReady: machine.untilReady },
    });
    const random = makeRandom(seed);
    const [codes, uploads]: [string[], string[]] = [[], []];
    for (let time = 1; time <= times; time += 1) {
      await machine.untilReady();
      await pause(1_500 + random.below(3_000));
      const upload = time === 1 ? slowly(machine.url, load) : undefined;
      if (upload) await pause(2_000);
      const code = await machine.stop();
      if (code !== 0) codes.push(`exit code ${code}`);
      const answer = await upload;
      if (answer !== undefined && answer !== "kept") uploads.push(answer);
      await machine.start();
    }
    await machine.untilReady();
    await load.end();
    await pause(3_000);
    const { ledger, visits } = load;
    report.figure("stop signals under load", times);
    report.figure("acts sent, acknowledged", `${ledger.sent}, ${ledger.acknowledged}`);
    report.figure("reads", statusesOf(visits));
    report.holds("exit code 0", codes);
    report.holds(
      "every act that was sent has its answer",
      [...ledger.cut].map(([act, count]) => `${count} × ${act}`),
    );
    report.holds("every read that was sent has its answer", brokenOff(statusesOf(visits)));
    report.holds(`an upload of ${slowUpload} s that was under way is kept`, uploads);
    const scans = await load.countScans();
    report.holds(`${visits.scans} scans, each counted`, scans === visits.scans ? [] : [`${scans} of ${visits.scans}`]);
    report.holds("acknowledged acts are there, once", [...ledger.problems, ...(await load.compareLives())]);
    await reportDatabase(report, db);
    await database.close();
  } finally {
    await machine.stop();
    await machine.remove();
  }
}

async function slowly(url: string, { world, shown }: Awaited<ReturnType<typeof startLoad>>): Promise<string> {
  const bytes = await packageOf("slow", "9.0.0", 1_000_000);
  return uploadSlowly({ url, id: shown.id, token: world.reader.token, number: "9.0.0", bytes, seconds: slowUpload });
}

const brokenOff = (statuses: string) => statuses.split(", ").filter((one) => one.endsWith("broken off"));
