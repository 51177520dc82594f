import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { variables } from "@/lib/env-variables";
import { filesOfBuild } from "@/scripts/build";

const dockerfile = readFileSync("Dockerfile", "utf8");
const compose = readFileSync("compose.yaml", "utf8");
const patterns = readFileSync(".dockerignore", "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));

const setByTheImage = ["HOST", "PORT", "DATA_DIR"];
const ofTheDemoAlone = ["DEMO_IDP_PORT", "DEMO_SIGN_IN", "SEED_DEMO"];

test("compose.yaml passes on every variable that the console knows, and no other", () => {
  const [, block = ""] = /\n {4}environment:\n((?: {6}.*\n)+)/.exec(compose) ?? [];
  const passed = [...block.matchAll(/^ {6}(\w+):/gm)].map(([, name]) => name);
  const known = Object.keys(variables.shape).filter((name) => ![...setByTheImage, ...ofTheDemoAlone].includes(name));
  expect(passed.toSorted()).toEqual(known.toSorted());
});

test("what an image is made of is named, and all else stays out: secrets, data, history", () => {
  const [first, ...rest] = patterns;
  expect(first).toBe("*");
  expect(rest.slice(-2)).toEqual(["**/.env*", "**/.data*"]);
  expect(rest.slice(0, -2).filter((pattern) => !/^!(\.npmrc|[a-z][\w.-]*)$/.test(pattern))).toEqual([]);
});

test("an image holds every file of its build, so that its start finds nothing to build", () => {
  const letIn = new Set(patterns.map((pattern) => pattern.slice(1)));
  const missing = filesOfBuild().filter((file) => !letIn.has(file.split("/")[0] ?? ""));
  expect(missing).toEqual([]);
});

test("an image runs as an ordinary user", () => {
  expect(dockerfile.match(/^USER .*$/gm)).toEqual(["USER node"]);
});
