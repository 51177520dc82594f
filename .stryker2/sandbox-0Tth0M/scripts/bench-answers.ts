import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { Client } from "pg";
import { hashKey, newDeploymentKey } from "../lib/release/parts/deployment-key";
import { machine } from "./bench/report";
import { buildWhenStale } from "./build";
import { startTestConsole } from "./test-console";

const goal = 0.8;
const connections = 8;
const usage = "npm run bench:answers -- [rounds: 9] [--seconds 4]";

type Target = { name: string; path: string; headers: () => Record<string, string>; is: (status: number) => boolean };

/** Asks a console with demo data for an empty answer and for those that the whole world asks for, in turns. */
export async function benchAnswers(source: NodeJS.ProcessEnv, args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { seconds: { type: "string", default: "4" } },
  });
  const [rounds, duration] = [Number(positionals[0] ?? 9), Number(values.seconds)];
  if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(duration) || duration < 1) throw new Error(usage);
  await buildWhenStale(source);
  // As behind a proxy, so that the many clients of the load are told apart.
  const server = await startTestConsole({ ...source, DATABASE_URL: "", TRUSTED_PROXY_HOPS: "1", LOG_LEVEL: "warn" });
  try {
    const { targets, version, scans } = await prepare(server.databaseUrls.owner);
    console.log(`${machine(version)}; ${new Date(Date.now()).toISOString().slice(0, 10)}`);
    console.log(`${rounds} rounds of ${duration} s each, ${connections} connections, medians:\n`);
    const speeds = new Map(targets.map(({ name }): [string, number[]] => [name, []]));
    for (const target of targets) await load(server.url, target, 2);
    for (let round = 0; round < rounds; round += 1) {
      for (const target of targets) speeds.get(target.name)?.push(await load(server.url, target, duration));
    }
    report(speeds);
    console.log(`\n${(await scans()).toLocaleString("en")} scans counted.`);
  } finally {
    await server.stop();
  }
}

function report(speeds: Map<string, number[]>): void {
  const [first, ...others] = [...speeds].map(([name, measured]) => ({ name, speed: median(measured) }));
  if (!first) return;
  console.log("| Answer | Requests a second | Of the empty one | Goal |\n|---|---:|---:|---:|");
  console.log(`| ${first.name} | ${first.speed.toFixed(0)} | | |`);
  for (const { name, speed } of others) {
    const share = speed / first.speed;
    console.log(`| ${name} | ${speed.toFixed(0)} | ${share.toFixed(2)} | ${goal} |`);
    if (share < goal) process.exitCode = 1;
  }
}

async function load(url: string, { name, path, headers, is }: Target, duration: number): Promise<number> {
  const result = await autocannon({
    url: url + path,
    connections,
    duration,
    requests: [{ method: "GET", path, setupRequest: (request) => ({ ...request, headers: headers() }) }],
  });
  const wrong = Object.keys(result.statusCodeStats ?? {}).filter((status) => !is(Number(status)));
  if (wrong.length > 0 || result.errors > 0) throw new Error(`${name} answered ${wrong.join(", ")}.`);
  return result.requests.average;
}

/** The demo data's Morning Cup, with a deployment key and the codes of its pages. */
async function prepare(ownerUrl: string) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const key = newDeploymentKey();
    await client.query(
      `insert into deployment_keys (name, key_hash, ending, made_by, made_at)
       select 'Bench', $1, 'nch0', id, now() from people where email = 'amara@harborpay.example'`,
      [hashKey(key)],
    );
    const { rows } = await client.query<{ id: string; token: string; kind: string }>(
      `select m.id, c.token, c.kind from mini_programs m join qr_codes c on c.mini_program_id = m.id
       where m.name = 'Morning Cup' and c.kind in ('default', 'page') order by c.kind, c.created_at`,
    );
    const { rows: shown } = await client.query<{ server_version: string }>("show server_version");
    const [byDefault, page] = [rows.find(({ kind }) => kind === "default"), rows.find(({ kind }) => kind === "page")];
    if (!byDefault || !page) throw new Error("The demo data has no codes.");
    let user = 0;
    const scanner = () => ({ "x-forwarded-for": `198.18.${Math.floor(user / 250) % 250}.${user++ % 250}` });
    const asking = { authorization: `Bearer ${key}` };
    const isOk = (status: number) => status === 200;
    const targets: Target[] = [
      { name: "empty", path: "/api/health", headers: scanner, is: isOk },
      { name: "scan of a page's code", path: `/q/${page.token}`, headers: scanner, is: isOk },
      { name: "scan of the default code", path: `/q/${byDefault.token}`, headers: scanner, is: isOk },
      { name: "release", path: `/api/v1/mini-programs/${page.id}/release`, headers: () => asking, is: isOk },
    ];
    return { targets, version: shown[0]?.server_version ?? "", scans: () => countScans(ownerUrl) };
  } finally {
    await client.end();
  }
}

async function countScans(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ scans: string }>("select coalesce(sum(count), 0) as scans from qr_code_scans");
  await client.end();
  return Number(rows[0]?.scans);
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
