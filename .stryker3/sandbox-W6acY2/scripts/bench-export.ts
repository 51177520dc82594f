import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { startEmbedded } from "../db/embedded";
import { appRole } from "../db/embedded-roles";
import { migrate } from "../db/migrate";
import { sessionCookieName } from "../lib/person/parts/session-cookie";
import { hashSessionToken, newSessionToken } from "../lib/person/parts/session-token";
import { fillAuditLog } from "./bench/audit-entries";
import { fill } from "./bench/fill";
import { seconds } from "./bench/load";
import { consoleOf, whileWatched } from "./bench/memory";
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
  const environment = { ...source, DATABASE_URL: "", SEED_DEMO: "" };
  const server = await startTestConsole(environment, (dataDir) => prepare(dataDir, count));
  try {
    const { cookie, version } = await signIn(server.databaseUrls.app, server.url);
    console.log(`${machine(version)}; ${new Date(Date.now()).toISOString().slice(0, 10)}\n`);
    await report(server.url, consoleOf(server.pid), { cookie, count, runs });
  } finally {
    await server.stop();
  }
}

/** Before the console starts, whose jobs would purge what was deleted long ago. */
async function prepare(dataDir: string, count: number): Promise<void> {
  const start = performance.now();
  const { urls, stop } = await startEmbedded({ dataDir, say: console.log });
  try {
    await migrate(urls.owner, { appRole });
    await fill(urls.owner, count);
    await fillAuditLog(urls.owner, count);
    await withClient(urls.owner, (client) =>
      client.query("update mini_programs set deleted_at = now() where state = 'deleted'"),
    );
  } finally {
    await stop();
  }
  console.log(`${count.toLocaleString("en")} mini programs and audit entries put in, in ${seconds(start)}.`);
}

async function report(
  url: string,
  pid: number,
  { cookie, count, runs }: { cookie: string; count: number; runs: number },
) {
  const lists = await whileWatched(pid, () => serveLists(url, cookie));
  const inUse = lists.most;
  console.log(`Serving ${listPages} pages of the list, the console holds up to ${megabytes(inUse)} MB.\n`);
  let isMet = true;
  const measure = async (name: keyof typeof exported, reader: string, read: Reader, isGoal: boolean) => {
    const { result, before, most } = await whileWatched(pid, () => fetchAll(url + exported[name], cookie, read));
    if (result.rows < count) throw new Error(`${name} has ${result.rows} rows instead of ${count} or more.`);
    const isOver = result.firstByte > goals.firstByte || (most - inUse) / 1e6 > goals.megabytes;
    if (isGoal && isOver) isMet = false;
    const figures = [
      `${result.rows.toLocaleString("en")}`,
      `${megabytes(result.bytes)} MB`,
      `${result.firstByte.toFixed(0)} ms`,
      `${(result.all / 1_000).toFixed(1)} s`,
      `${megabytes(before)} MB`,
      `${megabytes(most)} MB`,
      `${megabytes(most - inUse)} MB`,
    ];
    console.log(`| ${[name, reader, ...figures].join(" | ")} |`);
  };
  console.log("| Export | Reader | Rows | Size | First byte | All | Memory before | At most | Above the list |");
  console.log("|---|---|---:|---:|---:|---:|---:|---:|---:|");
  for (const name of names) await measure(name, "first of all", quick, false);
  for (let run = 0; run < runs; run += 1) for (const name of names) await measure(name, "quick", quick, true);
  for (const name of names) await measure(name, "slow", slow, true);
  console.log(
    `\nGoals: first byte within ${goals.firstByte} ms, at most ${goals.megabytes} MB above the list once exports are warm: ${isMet ? "met" : "not met"}.`,
  );
  process.exitCode = isMet ? 0 : 1;
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

const listPages = 400;

/** What a console in use does anyway, four requests at a time. */
async function serveLists(url: string, cookie: string): Promise<void> {
  for (let done = 0; done < listPages; done += 4) {
    await Promise.all(Array.from({ length: 4 }, () => fetchAll(`${url}/mini-programs?size=100`, cookie, quick)));
  }
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
  return withClient(databaseUrl, async (client) => {
    const token = newSessionToken();
    await client.query(
      `insert into sessions (token_hash, person_id, created_at, last_seen_at, idle_ends_at, ends_at)
       select $1, id, now(), now(), now() + interval '1 day', now() + interval '1 day'
       from people where email like 'admin.bench@%'`,
      [hashSessionToken(token)],
    );
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return { cookie: `${sessionCookieName(url)}=${token}`, version: rows[0]?.server_version ?? "" };
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
