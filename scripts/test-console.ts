import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { embeddedUrls, removeEmbedded, type EmbeddedUrls } from "../db/embedded";
import { freePorts } from "./ports.mjs";

export type TestConsole = {
  url: string;
  /** Of the start script, whose children are the console and the demo identity provider. */
  pid: number;
  dataDir: string;
  databaseUrls: Pick<EmbeddedUrls, "app" | "owner">;
  /** All that it has written, its log among it. */
  output: () => string;
  /** Ends it as Ctrl-C does; throws unless it went in good order. */
  stop: () => Promise<void>;
};

/** In milliseconds, on a machine that is busy with other tests, too. */
const longestStart = 90_000;

/** A console of its own for the end-to-end tests, started the way people start it, with what `prepare` has put there. */
export async function startTestConsole(
  environment: NodeJS.ProcessEnv,
  prepare: (dataDir: string) => Promise<void> = () => Promise.resolve(),
): Promise<TestConsole> {
  const dataDir = `.data-test-${randomBytes(6).toString("hex")}`;
  await prepare(dataDir);
  for (let tries = 1; ; tries += 1) {
    const [port, demoPort] = await freePorts(2);
    const env = { ...environment, PORT: `${port}`, DEMO_IDP_PORT: `${demoPort}`, DATA_DIR: dataDir };
    // As `node scripts/start.mjs`, but ended with these tests should they be killed.
    const child = spawn(process.execPath, ["--import", "./scripts/follow-parent.mjs", "scripts/start.mjs"], {
      env,
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const isUp = () => output.includes("Ctrl-C stops it.");
    const late = AbortSignal.timeout(longestStart);
    await untilSaid(child, isUp, late);
    const databaseUrls = givenUrls(env) ?? embeddedUrls(dataDir);
    if (isUp() && child.exitCode === null && child.pid !== undefined && databaseUrls) {
      const stop = async () => {
        const code = await end(child);
        await removeEmbedded(dataDir);
        rmSync(dataDir, { recursive: true, force: true });
        if (code !== 0)
          throw new Error(`The console ended with ${code} after its stop signal.\n${output.slice(-4000)}`);
      };
      return { url: `http://localhost:${port}`, pid: child.pid, dataDir, databaseUrls, output: () => output, stop };
    }
    await end(child, 10_000);
    if (late.aborted) process.stdout.write(`A console did not start within ${longestStart} ms. It said:\n${output}\n`);
    if (tries < 3 && (late.aborted || output.includes("is taken by another program"))) continue;
    await removeEmbedded(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
    throw new Error(`The console did not start.\n${output.slice(-4000)}`);
  }
}

/** Of a server that somebody else runs. */
function givenUrls({ DATABASE_URL: app, DATABASE_OWNER_URL: owner }: NodeJS.ProcessEnv) {
  return app && owner ? { app, owner } : undefined;
}

function untilSaid(child: ChildProcess, isSaid: () => boolean, late: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on("data", () => {
      if (isSaid()) resolve();
    });
    child.once("close", () => resolve());
    late.addEventListener("abort", () => resolve(), { once: true });
  });
}

async function end(child: ChildProcess, longest = 120_000): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    // Its own children follow it.
    const killing = setTimeout(() => child.kill("SIGKILL"), longest);
    await gone;
    clearTimeout(killing);
  }
  return child.exitCode ?? child.signalCode;
}
