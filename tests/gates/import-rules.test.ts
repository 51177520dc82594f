import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { withTree } from "./mini-tree";

// A whole small console that keeps every rule, and uses each freedom that the rules leave.
const clean = {
  "lib/errors.ts": `import "./vocabulary";`,
  "lib/context.ts": `
    import type { Db } from "../db/connect";
    import type { Actor } from "./access/actor";
    import { record } from "./audit/record";
    export type Ctx = { db: Db; actor: Actor };
    export const refuse = record;`,
  "lib/access/actor.ts": `export type Actor = string;`,
  "lib/access/matrix.ts": `import "../vocabulary";`,
  "lib/audit/record.ts": `import type { Ctx } from "../context"; export const record = (ctx: Ctx) => ctx;`,
  "lib/person/inputs.ts": `import "zod"; import "../text/units"; import "../vocabulary";`,
  "lib/person/lifecycle.ts": `import "../access/matrix"; import "./words";`,
  "lib/person/words.ts": `import type { Row } from "./create-person"; export const words: Row[] = [];`,
  "lib/person/create-person.ts": `
    import { people } from "../../db/schema/people";
    import { eq } from "drizzle-orm";
    import { record } from "../audit/record";
    import "../context"; import "../env"; import "../errors"; import "../format/date"; import "../text/units";
    export type Row = string;
    export const createPerson = [people, eq, record];`,
  "lib/env.ts": `import "zod";`,
  "lib/format/date.ts": `import "../vocabulary"; import "../text/units";`,
  "lib/text/units.ts": `import "../errors";`,
  "db/schema/people.ts": `import "../../lib/vocabulary"; import "drizzle-orm/pg-core"; export const people = 1;`,
  "db/connect.ts": `import "pg"; import "./schema/people"; export type Db = string; export const connect = 1;`,
  "db/seed.ts": `import "../lib/person/create-person"; import "./connect";`,
  "db/seed/people.ts": `import "../../lib/person/create-person";`,
  "app/_server/auth.ts": `import "next-auth"; import "server-only";`,
  "app/_server/context.ts": `
    import "server-only"; import "drizzle-orm"; import "@/db/connect"; import "@/lib/env"; import "react";
    export type FormState = string; export const context = 1;`,
  "app/api/auth/[...nextauth]/route.ts": `import "next-auth";`,
  "app/people/page.tsx": `
    import type { Row } from "@/lib/person/create-person";
    import "@/app/_server/context"; import "./form"; import "next/link"; export const page: Row = "";`,
  "app/people/actions.ts": `"use server"; import "@/lib/person/create-person"; import "@/app/_server/context";`,
  "app/people/form.tsx": `
    // A comment before the directive does not hide it.
    "use client";
    import type { FormState } from "@/app/_server/context";
    import "react"; import "./actions"; import "./field";
    import "@/lib/vocabulary"; import "@/lib/access/matrix"; import "@/lib/person/inputs";
    import "@/lib/person/lifecycle"; import "@/lib/format/date";
    export const form: FormState = "";`,
  "app/people/field.tsx": `import "@/lib/format/date";`,
  "scripts/start.ts": `import "../lib/env"; import "../db/connect";`,
  "tests/lib/create-person.db.test.ts": `import "@/lib/person/create-person"; import "@/db/connect";`,
};

const folders = [
  ["access", "audit", "notice", "settings", "person", "workspace", "request", "catalog", "package"],
  ["qr-code", "member", "mini-program", "information", "configuration", "feature", "version"],
  ["release", "removal", "review", "export"],
].flat();

// Each planted file breaks the rule that it stands under, and no other.
const plants: Record<string, Record<string, string>> = {
  "no-circles": {
    "lib/person/egg.ts": `import "./hen";`,
  },
  "no-drawers": {
    "lib/person/tidy.ts": `import "./utils";`,
    "app/people/tidy.ts": `import "./helpers/text";`,
  },
  "vocabulary-imports-nothing": { "lib/vocabulary.ts": `import "zod";` },
  "schema-imports-only-the-vocabulary": {
    "db/schema/client.ts": `import "pg";`,
    "db/schema/connected.ts": `import "../connect";`,
  },
  "db-imports-only-the-vocabulary": {
    "db/embedded.ts": `import "../lib/env";`,
    "db/seeding.ts": `import "../lib/person/create-person";`,
    "db/schema/mistaken.ts": `import "../../lib/errors";`,
  },
  "lib-knows-no-framework": {
    "lib/person/cookies.ts": `import "next/headers";`,
    "lib/person/cached.ts": `import { cache } from "react";`,
  },
  "lib-gets-its-connection": {
    "lib/person/connects.ts": `import { connect } from "../../db/connect";`,
    "lib/person/pools.ts": `import { Pool } from "pg";`,
  },
  "app-is-the-outermost": {
    "lib/person/paints.ts": `import "../../app/people/page";`,
    "db/paints.ts": `import "../app/people/page";`,
    "scripts/paints.ts": `import "../app/people/page";`,
  },
  "nothing-ships-from-tests-or-scripts": {
    "lib/person/tested.ts": `import "../../tests/support/people";`,
    "app/people/tested.tsx": `import "@/scripts/start";`,
  },
  "lib-folders-stand-in-the-line": { "app/people/invoices.tsx": `import "@/lib/invoice/list";` },
  "lib-root-comes-first": {
    "lib/shortcut.ts": `import "./person/create-person";`,
    "lib/format/name.ts": `import "../person/inputs";`,
  },
  "context-knows-access-and-audit": {
    "lib/context.ts": clean["lib/context.ts"] + `import "./person/behind";`,
  },
  "text-rules-are-pure": { "lib/text/dates.ts": `import "../env";` },
  "both-sides-stay-light": {
    "lib/member/inputs.ts": `import "../person/create-person";`,
    "lib/member/lifecycle.ts": `import "../../db/schema/people";`,
    "lib/format/query.ts": `import "drizzle-orm";`,
    "lib/format/secret.ts": `import "../text/digest";`,
  },
  "screens-know-no-database": {
    "app/people/table.tsx": `import type { people } from "@/db/schema/people";`,
    "app/api/ready/route.ts": `import { sql } from "drizzle-orm";`,
    "app/people/pool.ts": `import "pg";`,
    "proxy.ts": `import "./db/connect";`,
  },
  "server-knows-no-screen": { "app/_server/load.ts": `import "../people/page";` },
  "client-imports-little-of-lib": {
    "app/people/search.tsx": `"use client"; import "@/lib/person/create-person";`,
    "app/people/inner.tsx": `import "@/lib/errors";`,
    "app/people/lazy.tsx": `import "@/lib/env";`,
  },
  "client-takes-only-types-from-server": {
    "app/people/reaching.tsx": `"use client"; import { context } from "@/app/_server/context";`,
  },
  "next-auth-in-two-files": {
    "app/_server/session.ts": `import "next-auth";`,
    "app/people/sign-in.tsx": `import "next-auth/react";`,
    "lib/person/session.ts": `import type { Session } from "next-auth";`,
  },
  "oracle-imports-nothing": { "tests/access/oracle.ts": `import type { Actor } from "@/lib/access/actor";` },
  "server-only-in-server": {
    "app/people/guarded.tsx": `import "server-only";`,
    "lib/person/guarded.ts": `import "server-only";`,
  },
  ...Object.fromEntries(
    folders
      .slice(0, -1)
      .map((folder, place) => [
        `line-${folder}`,
        { [`lib/${folder}/ahead.ts`]: `import "../${folders[place + 1] ?? ""}/behind";` },
      ]),
  ),
};

const surroundings = {
  "package.json": `{ "type": "module" }`,
  "tsconfig.json": readFileSync("tsconfig.json", "utf8"),
  "lib/vocabulary.ts": "",
  ...Object.fromEntries(folders.map((folder) => [`lib/${folder}/behind.ts`, ""])),
  ...stub("next", "headers", "link"),
  ...stub("next-auth", "react"),
  ...stub("react"),
  ...stub("drizzle-orm", "pg-core"),
  ...stub("pg"),
  ...stub("server-only"),
  ...stub("zod"),
};

// What the plants need, and nobody reports.
const accomplices = {
  "lib/person/hen.ts": `import "./egg";`,
  "lib/person/utils.ts": "",
  "lib/text/digest.ts": `import "node:crypto";`,
  "lib/invoice/list.ts": "",
  "app/people/helpers/text.ts": "",
  "app/people/outer.tsx": `"use client"; import "./inner"; const later = () => import("./lazy");`,
  "tests/support/people.ts": "",
};

test("a console that keeps to the line passes", async () => {
  const { broken } = await cruise({ ...surroundings, ...clean });
  expect(broken).toEqual([]);
});

describe("against each import rule something is planted", () => {
  let result: Awaited<ReturnType<typeof cruise>>;
  beforeAll(async () => {
    const planted = Object.fromEntries(Object.values(plants).flatMap(Object.entries<string>));
    result = await cruise({ ...surroundings, ...clean, ...accomplices, ...planted });
  });

  test.each(Object.entries(plants))("%s is reported, and it alone", (rule, files) => {
    for (const file of Object.keys(files)) {
      const names = result.broken.filter(({ from }) => from === file).map(({ name }) => name);
      expect([...new Set(names)], file).toEqual([rule]);
    }
  });

  test("no file is reported that nobody planted", () => {
    const planted = Object.values(plants).flatMap((files) => Object.keys(files));
    const others = result.broken.filter(({ from }) => !planted.includes(from));
    expect(others).toEqual([]);
  });

  test("no rule is left out", () => {
    expect(Object.keys(plants).sort()).toEqual(result.rules.sort());
  });
});

const Answer = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
});

async function cruise(files: Record<string, string>) {
  const command = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const config = resolve(".dependency-cruiser.mjs");
  const { stdout } = await withTree(files, (cwd) =>
    promisify(execFile)(process.execPath, [command, ".", "--config", config, "--output-type", "json"], {
      cwd,
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
  const { summary } = Answer.parse(JSON.parse(stdout));
  return {
    broken: summary.violations.map(({ from, rule }) => ({ from, name: rule.name })),
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
  };
}

function stub(name: string, ...parts: string[]): Record<string, string> {
  const folder = `node_modules/${name}`;
  return {
    [`${folder}/package.json`]: JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
    ...Object.fromEntries(["index", ...parts].map((part) => [`${folder}/${part}.js`, ""])),
  };
}
