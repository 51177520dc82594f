import { parseArgs } from "node:util";
import { connect } from "../db/connect";
import { permittedMiniProgram } from "../lib/access/permitted-mini-program";
import { listMiniProgramsInput } from "../lib/mini-program/list-inputs";
import { startBareApp } from "./bench/bare-app";
import { scratchDatabase } from "./bench/database";
import { inTurns, type Speed, type Target } from "./bench/drive";
import { listAddresses } from "./bench/list-addresses";
import { ctxOf, findOne } from "./bench/measure";
import { machine } from "./bench/report";
import { signInAs } from "./bench/sign-in";
import { buildWhenStale } from "./build";
import { startTestConsole, type TestConsole } from "./test-console";

const parts = ["list", "tabs", "growth", "processes", "decision"] as const;
const usage = `npm run bench:pages -- [count … : 1000 1000000] [--rounds 5] [--seconds 3] [--only ${parts.join("|")}]`;
const tabs = ["information", "versions", "members", "features", "qr-codes", "configuration"];
const smallest = 1_000;
const connections = 8;
const emptyPage = "/empty";

type Effort = { rounds: number; seconds: number };
type Signed = { server: TestConsole; headers: () => Record<string, string>; version: string };
type Filled = Signed & { count: number; databaseUrl: string };

/** Pages of production builds over HTTP beside empty ones, each figure a ratio of what was measured in turns. */
export async function benchPages(source: NodeJS.ProcessEnv, args: string[]): Promise<void> {
  const { counts, only, effort } = readArgs(args);
  const environment = { ...source, BENCH_PAGES: "on", LOG_LEVEL: "warn" };
  await buildWhenStale(environment);
  const closers: (() => Promise<void>)[] = [];
  try {
    const isWanted = (part: (typeof parts)[number]) => only === undefined || only === part;
    if (isWanted("tabs")) {
      const server = await startTestConsole({ ...environment, DATABASE_URL: "" });
      closers.push(server.stop);
      await benchTabs(await signIn(server, server.databaseUrls.app, "amara@harborpay.example"), effort);
      await closers.pop()?.();
    }
    const filled: Filled[] = [];
    for (const count of counts) {
      const scratch = await scratchDatabase(count, { make: "never" });
      closers.push(scratch.stop);
      const server = await startTestConsole(withDatabase(environment, scratch.url));
      closers.push(server.stop);
      filled.push({ ...(await signIn(server, scratch.url, "admin.bench@%")), count, databaseUrl: scratch.url });
    }
    const [small, ...larger] = filled;
    if (!small) throw new Error(usage);
    if (isWanted("list")) {
      const bare = await startBareApp(source);
      closers.push(bare.stop);
      for (const one of filled) await benchList(one, bare.url, effort);
      await closers.pop()?.();
    }
    if (isWanted("processes")) {
      // As behind one address, whose sessions both know.
      const atOneAddress = { ...withDatabase(environment, small.databaseUrl), APP_URL: small.server.url };
      const second = await startTestConsole(atOneAddress);
      closers.push(second.stop);
      await benchProcesses(small, second, effort);
      await closers.pop()?.();
    }
    for (const one of larger) if (isWanted("growth")) await benchGrowth(small, one, effort);
    for (const one of filled) if (isWanted("decision")) await benchDecision(one);
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

function readArgs(args: string[]) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "3" },
      only: { type: "string" },
    },
  });
  const counts = [...new Set([smallest, ...(positionals.length > 0 ? positionals.map(Number) : [1_000_000])])];
  const effort = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
  if (![...counts, ...Object.values(effort)].every((value) => Number.isInteger(value) && value > 0)) {
    throw new Error(usage);
  }
  return { counts, only: values.only, effort };
}

/** As the address of an outer database, so that the console starts none of its own. */
function withDatabase(environment: NodeJS.ProcessEnv, url: string): NodeJS.ProcessEnv {
  return { ...environment, DATABASE_URL: url, DATABASE_OWNER_URL: url, SEED_DEMO: "off" };
}

async function signIn(server: TestConsole, databaseUrl: string, email: string): Promise<Signed> {
  const { cookie, version } = await signInAs(email, { databaseUrl, url: server.url });
  return { server, headers: () => ({ cookie }), version };
}

/** Morning Cup of the demo data, which has something of everything. */
async function benchTabs({ server, headers, version }: Signed, effort: Effort): Promise<void> {
  const { db, close } = connect(server.databaseUrls.app, { max: 1 });
  const ctx = await ctxOf(db, "amara@harborpay.example");
  const one = await findOne(ctx, listMiniProgramsInput.parse({ q: "Morning Cup" }));
  await close();
  if (!one) throw new Error("The demo data has no Morning Cup.");
  const speeds = await inTurns(
    [emptyPage, ...tabs.map((tab) => `/mini-programs/${one.id}/${tab}`)].map((path) => target(server, path, headers)),
    { connections, ...effort },
  );
  heading(`Tabs of a mini program, demo data`, version, effort);
  shares(speeds, emptyPage, 0.6);
}

async function benchList({ server, headers, version, count }: Filled, bareUrl: string, effort: Effort): Promise<void> {
  const bare: Target = { name: "empty page of a bare app", urls: [`${bareUrl}/`] };
  const paths = [emptyPage, "/mini-programs"];
  const speeds = await inTurns([bare, ...paths.map((path) => target(server, path, headers))], {
    connections,
    ...effort,
  });
  heading(`The list of ${count.toLocaleString("en")}`, version, effort);
  shares(new Map([...speeds].filter(([name]) => name !== bare.name)), emptyPage, 0.7);
  console.log("");
  shares(new Map([...speeds].filter(([name]) => name !== emptyPage)), bare.name, 0.5);
}

async function benchProcesses({ server, headers, version }: Filled, second: TestConsole, effort: Effort) {
  const path = "/mini-programs";
  const [one, two] = ["one console", "two consoles"];
  const speeds = await inTurns(
    [
      { name: one, urls: [server.url + path], headers },
      { name: two, urls: [server.url + path, second.url + path], headers },
    ],
    { connections, ...effort },
  );
  heading("Two consoles on one database", version, effort);
  shares(speeds, one, 1.5);
}

/** One request at a time, so that what is measured is how long somebody waits. */
async function benchGrowth(small: Filled, large: Filled, effort: Effort): Promise<void> {
  const asked = await Promise.all([small, large].map(({ databaseUrl }) => addressesOf(databaseUrl)));
  heading(
    `The list of ${large.count.toLocaleString("en")} beside ${small.count.toLocaleString("en")}`,
    large.version,
    effort,
  );
  console.log("| List | ms | ms | Times as long | Goal |\n|---|---:|---:|---:|---:|");
  for (const name of asked[0]?.keys() ?? []) {
    const targets = [small, large].map(({ server, headers }, at) => ({
      ...{ name: `${at}`, urls: [server.url + (asked[at]?.get(name) ?? "")], headers },
    }));
    const speeds = await inTurns(targets, { connections: 1, ...effort });
    const [less, more] = [speeds.get("0")?.milliseconds ?? NaN, speeds.get("1")?.milliseconds ?? NaN];
    console.log(`| ${name} | ${less.toFixed(1)} | ${more.toFixed(1)} | ${(more / less).toFixed(2)} | 1.5 |`);
    if (!(more / less <= 1.5)) process.exitCode = 1;
  }
}

async function addressesOf(databaseUrl: string): Promise<Map<string, string>> {
  const { db, close } = connect(databaseUrl, { max: 1 });
  try {
    return await listAddresses(await ctxOf(db, "admin.bench@%"));
  } finally {
    await close();
  }
}

/** The one query by which a page and an action know whether somebody may. */
async function benchDecision({ databaseUrl, count }: Filled): Promise<void> {
  const { db, close } = connect(databaseUrl, { max: 1 });
  try {
    const ctx = await ctxOf(db, "largeOwner.bench@%");
    const one = await findOne(ctx, listMiniProgramsInput.parse({}));
    const times: number[] = [];
    for (let run = 0; one && run < 2_000; run += 1) {
      const start = performance.now();
      await permittedMiniProgram(ctx, one.id, "information.view");
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const middle = times[Math.floor(times.length / 2)] ?? NaN;
    console.log(
      `\nA permission decision among ${count.toLocaleString("en")}: one query, ${middle.toFixed(2)} ms (goal 1).`,
    );
    if (!(middle < 1)) process.exitCode = 1;
  } finally {
    await close();
  }
}

const target = (server: TestConsole, path: string, headers: Signed["headers"]): Target => ({
  ...{ name: path.replace(/\d{16}/, "…"), urls: [server.url + path], headers },
});

function heading(title: string, version: string, { rounds, seconds }: Effort): void {
  console.log(`\n### ${title}\n`);
  console.log(
    `${machine(version)}; ${new Date(Date.now()).toISOString().slice(0, 10)}; ${rounds} rounds of ${seconds} s, medians\n`,
  );
}

function shares(speeds: Map<string, Speed>, base: string, goal: number): void {
  const whole = speeds.get(base)?.perSecond ?? NaN;
  console.log(`| Page | Requests a second | Of ${base} | Goal |\n|---|---:|---:|---:|`);
  for (const [name, { perSecond }] of speeds) {
    const share = perSecond / whole;
    const isBase = name === base;
    console.log(`| ${name} | ${perSecond.toFixed(0)} | ${isBase ? "" : share.toFixed(2)} | ${isBase ? "" : goal} |`);
    if (!isBase && !(share >= goal)) process.exitCode = 1;
  }
}
