import { parseArgs } from "node:util";
import { machine } from "@/scripts/bench/report";
import { buildWhenStale } from "@/scripts/build";
import { makeReport, type Report } from "./report";

const parts = ["eight", "two", "away", "stop", "kill"] as const;
type Part = (typeof parts)[number];

const usage =
  `npm run test:faults -- [${parts.join("] [")}] [--times 200] [--away 60] [--stops 10] [--two 60] [--seed 1]\n` +
  "All parts unless some are named: how often it is killed, for how many seconds the database is away, how often it\n" +
  "gets the stop signal, for how many seconds two consoles work, and from what chance begins.";

/** Runs the parts one after the other, prints their figures, and ends with 1 where something does not hold. */
export async function runFaults(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    ...{ args, allowPositionals: true },
    options: {
      times: { type: "string", default: "200" },
      away: { type: "string", default: "60" },
      stops: { type: "string", default: "10" },
      two: { type: "string", default: "60" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    },
  });
  const chosen = parts.filter((part) => positionals.length === 0 || positionals.includes(part));
  const numbers = [values.times, values.away, values.stops, values.two, values.seed].map(Number);
  const isUnderstood = positionals.every((name) => parts.some((part) => part === name));
  if (!isUnderstood || numbers.some((number) => !Number.isInteger(number) || number < 0)) throw new Error(usage);
  const [times = 0, away = 0, stops = 0, two = 0, seed = 0] = numbers;

  await buildWhenStale(process.env);
  const report = makeReport();
  report.say(`Seed ${seed}; ${machine("embedded")}; ${new Date().toISOString().slice(0, 10)}`);
  const works: Record<Part, (report: Report) => Promise<void>> = {
    eight: async (report) => (await import("./eight")).startEightAtOnce(report),
    two: async (report) => (await import("./two")).twoConsoles(report, { seconds: two, seed }),
    away: async (report) => (await import("./away")).databaseAway(report, { seconds: away, seed }),
    stop: async (report) => (await import("./stop")).stopUnderLoad(report, { times: stops, seed }),
    kill: async (report) => (await import("./kill")).killAgainAndAgain(report, { times, seed }),
  };
  for (const part of chosen) {
    report.say(`${part}:`);
    const own = report.of(part);
    try {
      await works[part](own);
    } catch (error) {
      own.holds("it came to its end", [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
    }
  }
  report.say(`\n${report.table()}`);
  process.exitCode = report.isWhole() ? 0 : 1;
}
