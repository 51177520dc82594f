import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { requirements } from "./asvs-requirements";
import { testNamesOf } from "./test-names";

const document = "docs/asvs.md";
const text = readFileSync(document, "utf8");

/** Of the tables: what the first cell names, and the rest. */
const rows = text
  .split("\n")
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => {
    const [named = "", ...cells] = line.split("|").slice(1, -1);
    return { ids: named.match(/V\d+\.\d+\.\d+/g) ?? [], cells, shown: cells.at(-1)?.trim() ?? "" };
  });

const tests = rows.flatMap(({ ids, shown }) =>
  [...shown.matchAll(/`(tests\/[^`]+)`/g)].map(([, name = ""]) => {
    const [file = "", ...title] = name.split(" › ");
    return { id: ids.join(), file, title: title.join(" › ") };
  }),
);

describe("docs/asvs.md", () => {
  test("names each requirement of levels 1 and 2 once, and no other", () => {
    const named = rows.flatMap(({ ids }) => ids);
    expect(named.filter((id, at) => named.indexOf(id) !== at)).toEqual([]);
    expect(named.toSorted()).toEqual([...requirements[1], ...requirements[2]].toSorted());
  });

  test("says of each by what it is shown: a test, a document, whoever operates the console, or that it does not hold or apply", () => {
    const ways = /`tests\/|\*\*(Document|Operator|Does not hold|Does not apply)/;
    expect(rows.filter(({ ids, shown }) => !ways.test(shown) || ids.length === 0)).toEqual([]);
    expect(tests.length).toBeGreaterThan(100);
  });

  test("names tests that there are, each by the name under which a report lists it", () => {
    const files = new Map(
      [...new Set(tests.map(({ file }) => file))].map((file) => [file, existsSync(file) ? testNamesOf(file) : []]),
    );
    expect(tests.filter(({ file, title }) => !files.get(file)?.some((name) => name.test(title)))).toEqual([]);
  });

  test("leads to headings that there are", () => {
    const links = [...text.matchAll(/\]\(([^)\s#]+\.md)?(?:#([^)]+))?\)/g)];
    expect(links.length).toBeGreaterThan(10);
    const broken = links.filter(([, file, heading]) => {
      const path = file ? join(dirname(document), file) : document;
      return !existsSync(path) || (heading !== undefined && !headingsOf(path).includes(heading));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

/** As a link names them. */
function headingsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}
