import { existsSync } from "node:fs";
import { join } from "node:path";

export type Group = {
  name: string;
  mutate: string[];
  tests: string[];
  /** Of 100; where it is missing, each survivor is argued in argued.ts. */
  atLeast?: number;
};

const rules: Group = {
  name: "the roles, the life cycles with their guards, and four eyes",
  mutate: [
    "lib/access/{can,effective-roles,matrix,matrix-document,reach,scopes,sentences}.ts",
    "lib/*/lifecycle.ts",
    "lib/version/parts/what-is-lacking.ts",
    "lib/review/four-eyes.ts",
  ],
  tests: [
    "tests/access/{matrix,reach,role-matrix-document,sentences}.test.ts",
    "tests/lib/*/lifecycle*.test.ts",
    "tests/lib/review/four-eyes.test.ts",
  ],
};

const access: Group = {
  name: "the roles as the database knows them",
  mutate: ["lib/access/{explain,holders,never-orphaned,permitted-mini-program}.ts", "lib/access/parts/*.ts"],
  // Without every operation as every person: that takes minutes, and nearly every mutant would need all of it.
  tests: [
    "tests/access/{explain,permitted-mini-program}.db.test.ts",
    "tests/access/never-orphaned.test.ts",
    "tests/lib/{member,workspace}/*.db.test.ts",
  ],
};

/** What was asked for; null where it cannot be. */
export function groupsOf(args: string[]): Group[] | null {
  const [asked, ...rest] = args;
  if (asked === undefined) return [rules, access];
  if (asked === "operations") return rest.length > 0 && rest.every(isNoun) ? rest.map(operations) : null;
  if (!rest.every((file) => existsSync(file))) return null;
  const group = { rules, access }[asked];
  return group ? [rest.length > 0 ? { ...group, mutate: rest } : group] : null;
}

function operations(noun: string): Group {
  return {
    name: `the operations on ${noun}`,
    mutate: [`lib/${noun}/*.ts`, `!lib/${noun}/{inputs,*-inputs,lifecycle}.ts`],
    tests: [`tests/lib/${noun}/**/*.test.ts`, `tests/lib/${noun}/**/*.db.test.ts`],
    atLeast: 85,
  };
}

function isNoun(name: string): boolean {
  return /^[a-z-]+$/.test(name) && existsSync(join("lib", name)) && existsSync(join("tests", "lib", name));
}
