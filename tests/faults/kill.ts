import { setTimeout as pause } from "node:timers/promises";
import { connect } from "@/db/connect";
import { makeRandom, type Random } from "@/scripts/bench/random";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { brokenPackages, brokenRows, reportDatabase } from "./check-database";
import { startLoad, type Load } from "./load";
import { killings, makeMachine, type Killing } from "./machine";
import type { Report } from "./report";
import { statusesOf } from "./visitors";

/** Between one kill and the next. */
const mostActs = 12;

/** Kills the console and its database again and again under load, starts them again, and asks what is there. */
export async function killAgainAndAgain(report: Report, { times, seed }: { times: number; seed: number }) {
  const machine = await makeMachine({
    ...withoutOwnSettings(process.env),
    ...{ SEED_DEMO: "off", TRUSTED_PROXY_HOPS: "1", LOG_LEVEL: "warn" },
  });
  try {
    await machine.start();
    const { db, close } = connect(machine.databaseUrls().app, { max: 6 });
    const load = await startLoad({
      ...{ url: machine.url, db, lives: 4, visitors: 2, seed, untilReady: machine.untilReady },
    });
    const killed = new Map<Killing, number>(killings.map((what) => [what, 0]));
    const away: number[] = [];
    const found: string[] = [];
    const random = makeRandom(seed);
    const choose = chooser(random);
    let lastLook = new Date();
    for (let time = 1; time <= times; time += 1) {
      await machine.untilReady();
      // However fast the machine is: a kill comes in the midst of some acts.
      const until = load.ledger.sent + random.below(mostActs);
      for (let waited = 0; load.ledger.sent < until && waited < 400; waited += 1) await pause(25);
      await pause(random.below(600));
      const what = choose();
      const began = performance.now();
      machine.kill(what);
      killed.set(what, (killed.get(what) ?? 0) + 1);
      if (what === "npm start" || what === "all at once") await machine.start();
      await machine.untilReady();
      away.push(performance.now() - began);
      const look = new Date();
      const problems = [...(await brokenRows(db)), ...(await brokenPackages(db, lastLook))];
      lastLook = look;
      found.push(...problems.map((problem) => `after ${time} kills: ${problem}`));
      if (time % 10 === 0) report.say(`  ${time} kills: ${progressOf(load)}`);
    }
    await machine.untilReady();
    await load.end();
    for (const [what, count] of killed) report.figure(`kill -9: ${what}`, count);
    await tell(report, load, found);
    const sorted = away.toSorted((one, other) => one - other);
    const at = (share: number) => `${((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1000).toFixed(1)} s`;
    report.figure("from the kill to ready again: median, longest", `${at(0.5)}, ${at(1)}`);
    await pause(3_000);
    const scans = await load.countScans();
    const { scans: answered, unknownScans } = load.visits;
    report.figure("scans answered, without an answer, counted", `${answered}, ${unknownScans}, ${scans}`);
    report.holds(
      "no scan counted twice",
      scans > answered + unknownScans ? [`${scans} of ${answered + unknownScans}`] : [],
    );
    await reportDatabase(report, db);
    await close();
    report.holds(
      "the stop signal afterwards: exit code 0",
      [await machine.stop()].filter((code) => code !== 0).map(String),
    );
  } finally {
    await machine.stop();
    await machine.remove();
  }
}

/** About half of the time the console, about half the database; now and then everything. */
function chooser(random: Random): () => Killing {
  const ends: number[] = [];
  return () => {
    if (random.chance(0.5)) return random.chance(0.9) ? "PostgreSQL" : "all at once";
    // The start script gives a console up that ends too often within a minute.
    const recent = ends.filter((at) => at > performance.now() - 61_000);
    if (recent.length >= 4 || random.chance(0.15)) return "npm start";
    ends.push(performance.now());
    return "console";
  };
}

const progressOf = ({ ledger, visits }: Load) =>
  `${ledger.acknowledged} acts acknowledged, ${ledger.unknown} without an answer (${ledger.unknownDone} were done), ` +
  `${ledger.lives} lives, ${ledger.problems.length + visits.problems.length} problems`;

async function tell(report: Report, load: Load, found: string[]): Promise<void> {
  const { ledger, visits } = load;
  report.figure("acts sent, acknowledged", `${ledger.sent}, ${ledger.acknowledged}`);
  const { unknown, unknownDone, unknownNotDone, unknownAgain } = ledger;
  report.figure("acts without an answer", unknown);
  report.figure(
    "of them done, not done, sent again after they were done",
    `${unknownDone}, ${unknownNotDone}, ${unknownAgain}`,
  );
  report.figure("kinds of acts that were cut off", ledger.cut.size);
  report.figure("mini programs that went their whole way", ledger.lives);
  report.figure("reads", statusesOf(visits));
  report.holds("acknowledged acts are there, others whole or not at all, none twice", ledger.problems);
  report.holds("every mini program, at the end, as far as its acts were acknowledged", await load.compareLives());
  report.holds("reads answer 200, or say that the database is away", visits.problems);
  report.holds("invariants, after each kill", found);
}
