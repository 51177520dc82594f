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
  databaseUrls: EmbeddedUrls;
  /** All that it has written, its log among it. */
  output: () => string;
  /** Ends it as Ctrl-C does; throws unless it went in good order. */
  stop: () => Promise<void>;
};

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
    await untilSaid(child, () => output.includes("Ctrl-C stops it."));
    const databaseUrls = embeddedUrls(dataDir);
    if (child.exitCode === null && child.pid !== undefined && databaseUrls) {
      const stop = async () => {
        const code = await end(child);
        await removeEmbedded(dataDir);
        rmSync(dataDir, { recursive: true, force: true });
        if (code !== 0)
          throw new Error(`The console ended with ${code} after its stop signal.\n${output.slice(-4000)}`);
      };
      return { url: `http://localhost:${port}`, pid: child.pid, dataDir, databaseUrls, output: () => output, stop };
    }
    await end(child);
    if (tries < 3 && output.includes("is taken by another program")) continue;
    await removeEmbedded(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
    throw new Error(`The console did not start.\n${output.slice(-4000)}`);
  }
}

function untilSaid(child: ChildProcess, isSaid: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on("data", () => {
      if (isSaid()) resolve();
    });
    child.once("close", () => resolve());
  });
}

async function end(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  }
  return child.exitCode ?? child.signalCode;
}
