import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Stryker } from "@stryker-mutator/core";

type MutantResult = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

/** A change that no test noticed: in which line what became what. White space counts as one blank. */
export type Change = { file: string; line: string; from: string; to: string };
export type Survivor = Change & { at: number };
export type Argued = Change & { why: string };

export function survivorsAmong(results: MutantResult[]): Survivor[] {
  return results
    .filter(({ status }) => status === "Survived" || status === "NoCoverage")
    .map(({ fileName, location: { start, end }, replacement }) => {
      const lines = readFileSync(fileName, "utf8").split("\n");
      // Lines and columns count from one.
      const [first = "", ...others] = lines.slice(start.line - 1, end.line);
      const last = others.pop();
      const from =
        last === undefined
          ? first.slice(start.column - 1, end.column - 1)
          : [first.slice(start.column - 1), ...others, last.slice(0, end.column - 1)].join(" ");
      return {
        file: relative(process.cwd(), fileName),
        at: start.line,
        line: inOneLine(first),
        from: inOneLine(from),
        to: inOneLine(replacement ?? ""),
      };
    })
    .toSorted((one, other) => one.file.localeCompare(other.file) || one.at - other.at);
}

/** The survivors without an argument, and the arguments without a survivor. */
export function compare(survivors: Survivor[], argued: Argued[]): { unargued: Survivor[]; stale: Argued[] } {
  const survives = new Set(survivors.map(keyOf));
  const isArgued = new Set(argued.map(keyOf));
  return {
    unargued: survivors.filter((survivor) => !isArgued.has(keyOf(survivor))),
    stale: argued.filter((one) => !survives.has(keyOf(one))),
  };
}

function keyOf({ file, line, from, to }: Change): string {
  return JSON.stringify([file, line, from, to]);
}

function inOneLine(code: string): string {
  return code.replace(/\s+/g, " ").trim();
}
