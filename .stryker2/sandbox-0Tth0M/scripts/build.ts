import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFileLock } from "../db/file-lock.mjs";
import { run, step } from "./progress.mjs";

// Beside the build, so that it goes with it; the framework empties the folder before it builds.
const stamp = join(".next", "console-build");

const sources = ["app", "lib", "db", "public"];
const ownFiles = /^(package-lock\.json|tsconfig\.json|(next|postcss)\.config\.\w+|(proxy|instrumentation\S*)\.ts)$/;

/** Builds the console where the build is missing or its sources have changed since. */
export async function buildWhenStale(environment: NodeJS.ProcessEnv): Promise<void> {
  const wanted = digestOfSources();
  const isDone = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isDone()) return;
  await withFileLock(
    ".build.lock",
    async () => {
      if (isDone()) return;
      await step("Building the console", () =>
        run(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
          env: { ...environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
        }),
      );
      writeFileSync(stamp, wanted);
    },
    () => console.log("Waiting for another npm start or npm test that is building."),
  );
}

/** The files that a build is made of: where one of them has changed, it is made anew. */
export function filesOfBuild(): string[] {
  return [...readdirSync(".").filter((name) => ownFiles.test(name)), ...sources.flatMap(filesBelow)].toSorted();
}

function digestOfSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of filesOfBuild()) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
