import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { matrix } from "@/lib/access/matrix";
import { findOperations } from "./find-operations";
import { operations } from "./operations";

const found = findOperations("lib");

test("every operation has a row in tests/access/operations.ts", () => {
  expect(found.map(({ name }) => name).filter((name) => !(name in operations))).toEqual([]);
});

test("every row has its operation", () => {
  const names = new Set(found.map(({ name }) => name));
  expect(Object.keys(operations).filter((name) => !names.has(name))).toEqual([]);
});

test("an operation stands alone in a file that bears its name", () => {
  const kebab = (exported: string) => exported.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(found.filter(({ name, exported }) => name.split("/")[1] !== kebab(exported))).toEqual([]);
});

test("every row that names an action names one of the matrix", () => {
  const cases = Object.values(operations).flatMap((row) => ("cases" in row ? row.cases : []));
  expect(cases.filter(({ action }) => !(action in matrix))).toEqual([]);
});

describe("the search for operations", () => {
  const lib = mkdtempSync(join(tmpdir(), "find-operations-"));
  mkdirSync(join(lib, "noun", "parts"), { recursive: true });
  const write = (name: string, text: string) => {
    writeFileSync(join(lib, name), text);
  };

  test("finds whatever is exported with (ctx) or (ctx, input), and nothing else", () => {
    write("noun/do-it.ts", "export async function doIt(ctx: Ctx, input: { id: string }) {}");
    write("noun/list-them.ts", "export const listThem = async (ctx: Ctx) => {};");
    write("noun/two.ts", "export function one(ctx: Ctx) {}\nexport function two(ctx: Ctx, input: X) {}");
    write("noun/inputs.ts", "export const schema = z.object({});\nexport function read(text: string) {}");
    write("noun/hidden.ts", "function hidden(ctx: Ctx, input: X) {}");
    write("noun/record.ts", "export function record(ctx: Ctx, event: E, subject: S) {}");
    write("noun/parts/part.ts", "export function part(ctx: Ctx, input: X) {}");
    write("root.ts", "export function root(ctx: Ctx, input: X) {}");
    expect(findOperations(lib)).toEqual([
      { name: "noun/do-it", exported: "doIt" },
      { name: "noun/list-them", exported: "listThem" },
      { name: "noun/two", exported: "one" },
      { name: "noun/two", exported: "two" },
    ]);
  });
});
