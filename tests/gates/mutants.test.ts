import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { argued } from "@/scripts/mutants/argued";
import { compare } from "@/scripts/mutants/survivors";

const change = { file: "lib/a.ts", line: "if (a || b) return;", from: "a || b", to: "a && b" };

test("every argument for a mutant that survives is about a line that is there, and is a sentence", () => {
  for (const { file, line, from, to, why } of argued) {
    expect(existsSync(file) ? readFileSync(file, "utf8").replace(/\s+/g, " ") : "", `${file}: ${line}`).toContain(line);
    expect(from).not.toBe(to);
    expect(why).toMatch(/^[A-Z].{20,}\.$/);
  }
});

test("a survivor without an argument is told, and so is an argument without a survivor", () => {
  const other = { ...change, to: "true" };
  const why = "Both are always the same here.";
  expect(compare([{ ...change, at: 3 }], [{ ...change, why }])).toEqual({ unargued: [], stale: [] });
  expect(compare([{ ...change, at: 3 }], [{ ...other, why }])).toEqual({
    unargued: [{ ...change, at: 3 }],
    stale: [{ ...other, why }],
  });
});
