import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { run, step } from "./progress.mjs";

/** As root the browser has no sandbox of its own; the rest keeps it from asking the internet for things. */
export const browserArgs = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const shell = "chromium-headless-shell";
/** The shell without windows first: it draws the same and takes less time. */
const names = [shell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser for the tests: an installed one, else the system's package, else Playwright's own. */
export async function findBrowser(source: NodeJS.ProcessEnv): Promise<string> {
  const chosen = source["CHROMIUM_PATH"];
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH: ${chosen} does not start. Name a Chromium or Chrome that does, or leave it out.`);
  }
  const folders = (source["PATH"] ?? "").split(delimiter);
  const installed = () => [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications];
  const known = await firstThatStarts([...installed(), chromium.executablePath()]);
  if (known) return known;

  const makers = [...(canInstallPackages() ? [installPackage] : []), installPlaywrights];
  for (const make of makers) {
    await make(source).catch(() => {});
    const made = await firstThatStarts([...installed(), chromium.executablePath()]);
    if (made) return made;
  }
  const command = existsSync("/etc/debian_version")
    ? "sudo apt-get install chromium"
    : "npx playwright install --with-deps chromium";
  throw new Error(`The end-to-end tests need Chromium or Chrome, and none could be installed. Type: ${command}`);
}

async function firstThatStarts(paths: string[]): Promise<string | undefined> {
  for (const path of paths.filter(isProgram)) if (await starts(path)) return path;
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: browserArgs, timeout: 60_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
}

async function installPackage(source: NodeJS.ProcessEnv): Promise<void> {
  const env = { ...source, DEBIAN_FRONTEND: "noninteractive" };
  await step("Installing Chromium from the system's packages", async () => {
    await run("apt-get", ["update"], { env });
    const install = (name: string) => run("apt-get", ["install", "-y", "--no-install-recommends", name], { env });
    // Not every system that has the one has the other.
    await install(shell).catch(() => install("chromium"));
  });
}

async function installPlaywrights(source: NodeJS.ProcessEnv): Promise<void> {
  const tool = join("node_modules", "@playwright", "test", "cli.js");
  await step("Fetching a browser", () => run(process.execPath, [tool, "install", "chromium"], { env: source }));
}
