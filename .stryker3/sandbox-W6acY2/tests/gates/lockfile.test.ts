import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      resolved: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const { packages } = lockfile.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));

function isLocked(from: string, name: string): boolean {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    if (packages[`${base ? `${base}/` : ""}node_modules/${name}`]) return true;
    if (!base) return false;
  }
}

test("the lockfile holds the binary packages of every system (npm run lock:complete)", () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(from, name)),
  );
  expect(missing).toEqual([]);
});

test("the lockfile names no registry", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test("no package asks for whatever is newest, which npm ci would refuse with its next release", () => {
  const { overrides } = z
    .object({ overrides: z.record(z.string(), z.record(z.string(), z.string())) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  const asked = Object.entries(packages).flatMap(([from, { dependencies = {} }]) =>
    Object.entries(dependencies)
      .filter(([, range]) => range === "latest")
      .map(([name]) => ({ from: from.replace(/^.*node_modules\//, ""), name })),
  );
  expect(asked.filter(({ from, name }) => !overrides[from]?.[name])).toEqual([]);
});
