import { readFileSync, symlinkSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { ESLint } from "eslint";
import { beforeAll, describe, expect, test } from "vitest";
import { withTree } from "./mini-tree";

const inTransaction = `declare function inTransaction(run: () => void): void;`;
const record = `declare function record(event: string): void;`;
const sql = `declare const sql: { raw: (text: string) => string };`;

// Each planted file breaks the rule that it stands under, and no other.
const plants: Record<string, Record<string, string>> = {
  "house/operation-records": {
    "lib/version/submit-version.ts": `${inTransaction} ${record}
      inTransaction(() => undefined);
      export const later = record;`,
    "lib/version/delete-version.ts": `
      type Db = { transaction: (run: () => Promise<void>) => Promise<void> };
      export const deleteVersion = (db: Db) => db.transaction(async () => undefined);`,
  },
  "house/clock-is-ctx-now": {
    "lib/version/list-versions.ts": `export const at = new Date();`,
    "lib/version/parts/age.ts": `export const age = (then: number) => Date.now() - then;`,
  },
  "house/env-in-one-place": {
    "app/page.ts": `export const url = process.env.APP_URL;`,
    "lib/version/address.ts": `export const { env } = process;`,
    "db/connect.ts": `import { env } from "node:process"; export const url = env;`,
    "scripts/grant.ts": `export const url = process["env"];`,
  },
  "house/no-raw-sql": {
    "lib/version/find-version.ts": `${sql} export const where = sql.raw("true");`,
    "db/migrate.ts": `${sql} export const drop = sql["raw"];`,
  },
  "react/no-danger": {
    "app/text.tsx": `export const Text = ({ html }: { html: string }) =>
      <p dangerouslySetInnerHTML={{ __html: html }} />;`,
  },
  "jsx-a11y/alt-text": { "app/logo.tsx": `export const Logo = () => <object data="/logo" />;` },
  "jsx-a11y/no-static-element-interactions": {
    "app/row.tsx": `export const Row = () => <div onMouseDown={() => undefined}>Row</div>;`,
  },
  "react-hooks/rules-of-hooks": {
    "app/maybe.tsx": `import { useState } from "react";
      export function Maybe({ on }: { on: boolean }) { if (on) useState(0); return null; }`,
  },
  "@typescript-eslint/no-explicit-any": { "lib/any.ts": `export type Row = any;` },
  "@typescript-eslint/no-unsafe-assignment": {
    "lib/leak.ts": `export const parse = (text: string) => { const row = JSON.parse(text); return typeof row; };`,
  },
  "@typescript-eslint/no-non-null-assertion": {
    "lib/sure.ts": `export const first = (rows: string[]) => rows[0]!;`,
  },
  "@typescript-eslint/no-floating-promises": {
    "lib/floats.ts": `export function go(run: () => Promise<void>) { run(); }`,
  },
  "@typescript-eslint/no-misused-promises": {
    "lib/misused.ts": `export const go = (run: () => Promise<boolean>) => (run() ? 1 : 2);`,
  },
  "@typescript-eslint/consistent-type-imports": {
    "lib/types-only.ts": `import { Stats } from "node:fs"; export type Size = Stats["size"];`,
  },
  "@typescript-eslint/switch-exhaustiveness-check": {
    "lib/state.ts": `export function word(state: "live" | "archived") {
      switch (state) { case "live": return "Live"; }
      return "";
    }`,
  },
  "@typescript-eslint/ban-ts-comment": {
    "lib/ignored.ts": `// @ts-expect-error: this text is no excuse\nexport const two: string = 2;`,
  },
  "no inline configuration": {
    "lib/excused.ts": `// eslint-disable-next-line eqeqeq\nexport const two = 2;`,
  },
  "no-console": { "lib/chatty.ts": `console.log("here");` },
  "max-lines": { "lib/long.ts": "export {};\n".repeat(301) },
};

const clean = {
  "lib/env.ts": `export const url = process.env["APP_URL"];`,
  "lib/version/publish-version.ts": `${inTransaction} ${record}
    export function publishVersion(at: string) {
      inTransaction(() => { record(new Date(at).toISOString()); });
    }`,
  "lib/version/parts/set-state.ts": `${inTransaction} export const setState = () => { inTransaction(() => undefined); };`,
  "app/clock.ts": `export const start = Date.now();`,
  "instrumentation.ts": `export const isNode = process.env.NEXT_RUNTIME === "nodejs";`,
  "scripts/start.mjs": `console.log(process.env.PORT);`,
  "tests/support/port.ts": `export const port = process.env["PORT"];`,
  "lib/access/matrix.ts": "export {};\n".repeat(301),
};

describe("against each lint rule of the house something is planted", () => {
  let reported: Map<string, string[]>;
  beforeAll(async () => {
    const planted = Object.fromEntries(Object.values(plants).flatMap(Object.entries<string>));
    reported = await lint({ ...clean, ...planted });
  });

  test.each(Object.entries(plants))("%s is reported, and it alone", (rule, files) => {
    for (const file of Object.keys(files)) expect(reported.get(file), file).toEqual([rule]);
  });

  test.each(Object.keys(clean))("%s passes", (file) => {
    expect(reported.get(file)).toEqual([]);
  });
});

/** The rules that each file breaks, once each. */
async function lint(files: Record<string, string>) {
  const tree = { ...files, "tsconfig.json": readFileSync("tsconfig.json", "utf8") };
  return withTree(tree, async (cwd) => {
    symlinkSync(resolve("node_modules"), join(cwd, "node_modules"));
    const eslint = new ESLint({ cwd, overrideConfigFile: resolve("eslint.config.mjs") });
    const results = await eslint.lintFiles(["."]);
    return new Map(
      results.map(({ filePath, messages }) => [
        relative(cwd, filePath).replaceAll("\\", "/"),
        [...new Set(messages.map(({ ruleId, message }) => ruleId ?? nameOf(message)))],
      ]),
    );
  });
}

function nameOf(message: string) {
  return message.includes("'noInlineConfig' setting") ? "no inline configuration" : message;
}
