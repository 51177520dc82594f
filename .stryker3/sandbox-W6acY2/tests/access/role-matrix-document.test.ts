import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { matrixDocument } from "@/lib/access/matrix-document";
import { oracle } from "./oracle";

const document = readFileSync("docs/role-matrix.md", "utf8");

test("docs/role-matrix.md is up to date (npm run docs:role-matrix)", () => {
  expect(document).toBe(matrixDocument());
});

test("it says of every action what the specification says", () => {
  const rows = document.split("\n").filter((line) => line.startsWith("| `"));
  const told = rows.map((row) =>
    row
      .split("|")
      .map((text) => text.trim())
      .slice(1, 7),
  );
  expect(told).toEqual(
    oracle.map(([action, ...cells]) => [`\`${action}\``, ...cells.map((yes) => (yes === "-" ? "–" : yes))]),
  );
});
