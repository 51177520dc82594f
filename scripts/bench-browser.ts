import { parseArgs } from "node:util";
import { connect } from "../db/connect";
import { benchLighthouse } from "./bench/lighthouse";
import { benchStart } from "./bench/start-time";
import { benchMemory } from "./bench/upload-memory";
import { benchSizes } from "./bench/page-sizes";
import { machine } from "./bench/report";
import { signInAs } from "./bench/sign-in";
import { findBrowser } from "./browser";
import { buildWhenStale } from "./build";
import { startTestConsole } from "./test-console";

const parts = { sizes: benchSizes, lighthouse: benchLighthouse, memory: benchMemory, start: benchStart };
const names = Object.keys(parts) as (keyof typeof parts)[];
const usage = `npm run bench:browser -- [--only ${names.join("|")}]`;

export type Visited = {
  /** With which the console was started. */
  environment: NodeJS.ProcessEnv;
  url: string;
  /** Of the start script. */
  pid: number;
  databaseUrl: string;
  browserPath: string;
  cookie: { name: string; value: string };
  /** Of the demo data: one that has something of everything. */
  miniProgram: string;
};

/** Whether the goals are met is the exit code. */
export async function benchBrowser(source: NodeJS.ProcessEnv, args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { only: { type: "string" } } });
  if (values.only !== undefined && !(values.only in parts)) throw new Error(usage);
  const browserPath = await findBrowser(source);
  await buildWhenStale(source);
  const environment = { ...source, DATABASE_URL: "", LOG_LEVEL: "warn" };
  const server = await startTestConsole(environment);
  try {
    const databaseUrl = server.databaseUrls.app;
    const { cookie, version } = await signInAs("amara@harborpay.example", { databaseUrl, url: server.url });
    const [name = "", value = ""] = cookie.split("=");
    const miniProgram = await morningCup(databaseUrl);
    console.log(`${machine(version)}; ${new Date(Date.now()).toISOString().slice(0, 10)}`);
    const visited: Visited = {
      ...{
        environment,
        url: server.url,
        pid: server.pid,
        databaseUrl,
        browserPath,
        cookie: { name, value },
        miniProgram,
      },
    };
    for (const part of names) {
      if (values.only !== undefined && values.only !== part) continue;
      if (!(await parts[part](visited))) process.exitCode = 1;
    }
  } finally {
    await server.stop();
  }
}

async function morningCup(databaseUrl: string): Promise<string> {
  const { pool, close } = connect(databaseUrl, { max: 1 });
  try {
    const { rows } = await pool.query<{ id: string }>("select id from mini_programs where name = 'Morning Cup'");
    if (!rows[0]) throw new Error("The demo data has no Morning Cup.");
    return rows[0].id;
  } finally {
    await close();
  }
}
