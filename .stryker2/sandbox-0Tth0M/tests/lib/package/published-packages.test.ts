import { expect, test } from "vitest";
import { inspectPackage } from "@/lib/package/inspect-package";
import type { PackageReport } from "@/lib/package/report";
import { antdMini } from "./findings/antd-mini";
import type { Finding } from "./findings/finding";
import { miniAntui, miniAntuiWebView } from "./findings/mini-antui";
import { page, published, shared, zip } from "./pack";

const packages = [
  { name: "antd-mini", folder: "es", findings: antdMini },
  { name: "mini-antui", folder: "es", findings: miniAntui },
];

test.each(packages)("a search for “my” in $name meets only lines that were read", ({ name, folder, findings }) => {
  const lines = Object.entries(published(name, folder))
    .filter(([file]) => /\.s?js$/.test(file))
    .flatMap(([file, bytes]) =>
      bytes
        .toString()
        .split("\n")
        .flatMap((text, at) =>
          /(?<![\w$])my(?![\w$])/.test(text) ? [{ file, line: at + 1, quoted: text.trim() }] : [],
        ),
    );
  expect(inOrder(lines)).toEqual(inOrder(findings.map(({ file, line, quoted }) => ({ file, line, quoted }))));
});

test.each(packages)(
  "the scan of $name finds what a person found, and nothing else",
  async ({ name, folder, findings }) => {
    const report = await scan(name, folder);
    const told = [...report.jsapis, ...report.baseJsapis].map(({ name, count, places }) => ({
      name,
      count,
      places: inOrder(places),
    }));
    const uses = findings.flatMap((one) => ("uses" in one ? one.uses.map((name) => ({ name, at: place(one) })) : []));
    const expected = [...new Set(uses.map(({ name }) => name))].map((name) => {
      const places = uses.filter((use) => use.name === name).map(({ at }) => at);
      return { name, count: places.length, places: inOrder(places) };
    });
    expect(byName(told)).toEqual(byName(expected));
    expect(inOrder(report.computed.places)).toEqual(inOrder(findings.filter((one) => "computed" in one).map(place)));
    expect(report.unparsed).toEqual([]);
    expect(report.serverHosts).toEqual([]);
  },
);

test("the web-view of mini-antui is told with its host", async () => {
  const { host, file, line, quoted } = miniAntuiWebView;
  const text = published("mini-antui", "es")[file]?.toString() ?? "";
  expect(text.split("\n")[line - 1]).toContain(quoted);
  const report = await scan("mini-antui", "es");
  expect(report.webViewHosts).toEqual([{ host, places: [{ file, line }] }]);
});

async function scan(name: string, folder: string): Promise<PackageReport> {
  const inspection = await inspectPackage(shared(await zip({ ...page, ...published(name, folder) })));
  if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems));
  return inspection.report;
}

const place = ({ file, line }: Pick<Finding, "file" | "line">) => ({ file, line });

const inOrder = <T extends { file: string; line: number }>(places: T[]) =>
  [...places].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));

const byName = <T extends { name: string }>(uses: T[]) => [...uses].sort((a, b) => (a.name < b.name ? -1 : 1));
