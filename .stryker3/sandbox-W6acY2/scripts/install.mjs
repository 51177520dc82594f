import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFileLock } from "../db/file-lock.mjs";
import { run, step } from "./progress.mjs";

/** Installs the packages where they are missing or not those of the lock file. */
export async function install(project) {
  const stamp = join(project, "node_modules", ".installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(project, "package-lock.json")))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
  const isDone = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isDone()) return;
  await withFileLock(
    join(project, ".install.lock"),
    async () => {
      if (isDone()) return;
      await step("Installing packages", () => npmInstall(project));
      writeFileSync(stamp, wanted);
    },
    () => console.log("Waiting for another npm start or npm test that is installing packages."),
  );
}

async function npmInstall(project) {
  const args = ["install", "--no-audit", "--no-fund", "--no-save", "--include=dev", "--include=optional"];
  try {
    await run("npm", args, { cwd: project, env: { ...process.env, npm_config_loglevel: "error" } });
  } catch (error) {
    throw new Error(`The packages could not be installed. Is the package registry within reach?\n${error.message}`);
  }
}
