import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { sessionCookieName } from "../lib/person/parts/session-cookie";
import { hashSessionToken, newSessionToken } from "../lib/person/parts/session-token";
import { fillAuditLog } from "./bench/audit-entries";
import { fill } from "./bench/fill";
import { seconds } from "./bench/load";
import { consoleOf, withGrowth } from "./bench/memory";
import { machine } from "./bench/report";
import { buildWhenStale } from "./build";
import { startTestConsole } from "./test-console";

const goals = { firstByte: 1_000, megabytes: 30 };
const usage = "npm run bench:export -- [rows: 100000] [--runs 3]";
const everyStatus = "status=created&status=released&status=archived&status=deleted";
const exported = {
  "list, CSV": `/mini-programs/export?format=csv&${everyStatus}`,
  "list, JSON Lines": `/mini-programs/export?format=jsonl&${everyStatus}`,
  "audit log, CSV": "/audit/export?format=csv",
  "audit log, JSON Lines": "/audit/export?format=jsonl",
};
const names = Object.keys(exported) as (keyof typeof exported)[];

/** Exports so many mini programs and audit entries from a console of its own, and watches its memory meanwhile. */
export async function benchExport(source: NodeJS.ProcessEnv, args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { runs: { type: "string", default: "3" } },
  });
  const [count, runs] = [Number(positionals[0] ?? 100_000), Number(values.runs)];
  if (!Number.isInteger(count) || count < 1_000 || !Number.isInteger(runs) || runs < 1) throw new Error(usage);
  await buildWhenStale(source);
  const server = await startTestConsole({ ...source, DATABASE_URL: "", SEED_DEMO: "" });
  try {
    const start = performance.now();
    await fill(server.databaseUrls.owner, count);
    await fillAuditLog(server.databaseUrls.owner, count);
    console.log(`${count.toLocaleString("en")} mini programs and audit entries put in, in ${seconds(start)}.`);
    const { cookie, version } = await signIn(server.databaseUrls.app, server.url);
    console.log(`${machine(version)}; ${new Date(Date.now()).toISOString().slice(0, 10)}\n`);
    await report(server.url, consoleOf(server.pid), { cookie, count, runs });
  } finally {
    await server.stop();
  }
}

async function report(
  url: string,
  pid: number,
  { cookie, count, runs }: { cookie: string; count: number; runs: number },
) {
  let isMet = true;
  const measure = async (name: keyof typeof exported, reader: string, read: Reader, isGoal: boolean) => {
    const { result, before, growth } = await withGrowth(pid, () => fetchAll(url + exported[name], cookie, read));
    if (result.rows < count) throw new Error(`${name} has ${result.rows} rows instead of ${count} or more.`);
    const [megabytes, size] = [growth / 1e6, result.bytes / 1e6];
    const isOver = result.firstByte > goals.firstByte || megabytes > goals.megabytes;
    if (isGoal && isOver) isMet = false;
    const figures = [
      `${result.rows.toLocaleString("en")}`,
      `${size.toFixed(1)} MB`,
      `${result.firstByte.toFixed(0)} ms`,
      `${(result.all / 1_000).toFixed(1)} s`,
      `${(before / 1e6).toFixed(0)} MB`,
      `${megabytes.toFixed(1)} MB`,
    ];
    console.log(`| ${[name, reader, ...figures].join(" | ")} |`);
  };
  console.log("| Export | Reader | Rows | Size | First byte | All | Memory before | Growth |");
  console.log("|---|---|---:|---:|---:|---:|---:|---:|");
  for (const name of names) await measure(name, "first of all", quick, false);
  for (let run = 0; run < 2; run += 1) for (const name of names) await fetchAll(url + exported[name], cookie, quick);
  for (let run = 0; run < runs; run += 1) for (const name of names) await measure(name, "quick", quick, true);
  for (const name of names) await measure(name, "slow", slow, true);
  console.log(
    `\nGoals: first byte within ${goals.firstByte} ms, growth of at most ${goals.megabytes} MB once the console is warm: ${isMet ? "met" : "not met"}.`,
  );
  process.exitCode = isMet ? 0 : 1;
}

/** Called after each piece; the next one is read when it is done. */
type Reader = (answer: IncomingMessage, pieces: number) => Promise<void>;

const quick: Reader = () => Promise.resolve();

/** Three seconds without reading a byte at the beginning, then about 2 MB a second. */
const slow: Reader = async (_, pieces) => {
  await pause(pieces === 1 ? 3_000 : 30);
};

async function fetchAll(url: string, cookie: string, read: Reader) {
  const start = performance.now();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { cookie }, agent: false }, resolve).once("error", reject);
  });
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}.`);
  let [bytes, rows, pieces, firstByte] = [0, 0, 0, 0];
  for await (const piece of answer as AsyncIterable<Buffer>) {
    firstByte ||= performance.now() - start;
    pieces += 1;
    bytes += piece.length;
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) rows += 1;
    await read(answer, pieces);
  }
  if (!answer.complete) throw new Error(`${url} was broken off.`);
  return { firstByte, all: performance.now() - start, bytes, rows };
}

async function signIn(databaseUrl: string, url: string): Promise<{ cookie: string; version: string }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const token = newSessionToken();
    await client.query(
      `insert into sessions (token_hash, person_id, created_at, last_seen_at, idle_ends_at, ends_at)
       select $1, id, now(), now(), now() + interval '1 day', now() + interval '1 day'
       from people where email like 'admin.bench@%'`,
      [hashSessionToken(token)],
    );
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return { cookie: `${sessionCookieName(url)}=${token}`, version: rows[0]?.server_version ?? "" };
  } finally {
    await client.end();
  }
}
