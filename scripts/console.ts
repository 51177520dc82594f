import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { keptSecret, makeDataDir } from "../db/data-dir";
import { demoPeople } from "../db/demo/people";
import { identityOf } from "../db/file-lock.mjs";
import { migrate } from "../db/migrate";
import { seedDemo } from "../db/seed";
import { env, type Env } from "../lib/env";
import { log } from "../lib/log";
import { buildWhenStale } from "./build";
import { startChild, type Child } from "./child";
import { consoleEnvironment, demoProvider, providerEnvironment, type DemoProvider } from "./child-environment";
import { openDatabase } from "./database";
import { noteOf, requireFreePorts } from "./ports.mjs";
import { endRunning, step } from "./progress.mjs";

/** In milliseconds, with something to spare: no request of the console lasts longer. */
const longestRequest = 26 * 60_000;
const longestStart = 180_000;

/** Starts all that the console needs, in order, and keeps it running until a signal ends it, in reverse order. */
export async function startConsole(source: NodeJS.ProcessEnv): Promise<void> {
  const settings = env();
  const closers: (() => unknown)[] = [];
  let stopping: Promise<never> | undefined;

  const stop = (code: number) => {
    stopping ??= (async () => {
      endRunning();
      for (const close of closers.toReversed()) await Promise.resolve(close()).catch(() => {});
      process.exit(code);
    })();
    return stopping;
  };
  let isUp = false;
  const tell = (line: string) => (isUp ? log().info(line) : say(line));
  onSignals(() => {
    tell("Stopping.");
    void stop(0);
  });
  const onGivenUp = (error: Error) => {
    log().fatal(error.message);
    void stop(1);
  };

  try {
    const demo = settings.oidc ? undefined : demoProvider(settings);
    const children: Child[] = [];
    let databaseUrl = "";
    const onRestart = (url: string) => {
      if (url !== databaseUrl) children.at(0)?.restart();
      databaseUrl = url;
    };
    const opening = openDatabase(settings, { say: tell, onRestart });
    closers.push(async () => (await opening).close());
    const database = await (settings.databaseUrl ? opening : step("Starting the database", () => opening));
    databaseUrl = database.url;

    await step("Bringing the database up to date", () => migrate(database.ownerUrl, database));
    if (settings.seedDemo) await step("Checking the demo data", () => seedDemo(database.ownerUrl));
    await buildWhenStale(source);

    const dataDir = makeDataDir(settings.dataDir);
    await requireFreePorts({ port: settings.port, demoPort: demo?.port, dataDir });
    const note = noteOf(dataDir, settings.port);
    writeFileSync(note, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
    closers.push(() => rmSync(note, { force: true }));

    const authSecret = settings.authSecret ?? keptSecret(dataDir, "auth-secret");
    children.push(
      startChild({
        name: "The console",
        args: [
          join("node_modules", "next", "dist", "bin", "next"),
          "start",
          "-H",
          settings.host,
          "-p",
          `${settings.port}`,
        ],
        environment: () => consoleEnvironment(source, settings, { databaseUrl, authSecret, demo }),
        untilReady: (_, gone, tell) => untilServing(settings, gone, tell),
        ...{ longestStart, longestEnd: longestRequest, log: log(), onGivenUp },
      }),
    );
    if (demo) children.push(startProvider(source, demo, { log: log(), onGivenUp }));
    closers.push(() => Promise.all(children.map((child) => child.stop())));
    await step("Starting the console", () => Promise.all(children.map((child) => child.ready)));
    isUp = true;
    greet(settings, demo);
  } catch (error) {
    if (stopping) return;
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    await stop(1);
  }
}

function startProvider(
  source: NodeJS.ProcessEnv,
  demo: DemoProvider,
  rest: Pick<Parameters<typeof startChild>[0], "log" | "onGivenUp">,
): Child {
  return startChild({
    name: "The demo identity provider",
    args: ["--import", "tsx", join("scripts", "demo-identity-provider.ts")],
    environment: () => providerEnvironment(source, demo),
    untilReady: (child) =>
      new Promise((resolve) => {
        child.stdout?.on("data", (chunk: Buffer) => {
          if (/^ready$/m.test(chunk.toString())) resolve();
        });
      }),
    longestStart,
    longestEnd: 15_000,
    ...rest,
  });
}

async function untilServing(settings: Env, gone: AbortSignal, tell: (why: string) => void): Promise<void> {
  const host = { "0.0.0.0": "127.0.0.1", "::": "::1" }[settings.host] ?? settings.host;
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${settings.port}/api/ready`;
  while (!gone.aborted) {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
      if (answer.ok || answer.status === 404) return;
      tell(await answer.text());
    } catch {
      tell("It does not answer.");
    }
    await pause(50);
  }
}

function greet(settings: Env, demo: DemoProvider | undefined): void {
  say(`\nThe console is running at ${settings.appUrl}`);
  if (demo) {
    say("\nSign in as one of the demo accounts, which have no passwords:\n");
    for (const { name, email, about } of demoPeople) say(`  ${name.padEnd(14)}  ${email.padEnd(26)}  ${about}`);
  }
  say("\nCtrl-C stops it.\n");
}

// The first one ends all in order, a later one at once; npm sends the terminal's Ctrl-C a second time.
function onSignals(end: () => void): void {
  let first = 0;
  const heard = () => {
    if (first === 0) end();
    else if (performance.now() - first > 1000) process.exit(130);
    first ||= performance.now();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, heard);
  process.stdout.on("error", () => {});
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
