import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { inspectPackage } from "@/lib/package/inspect-package";
import { readPackageTexts } from "@/lib/package/read-package-texts";
import { scanInThread } from "@/lib/package/scan/scan-in-thread";
import { scanPackage } from "@/lib/package/scan/scan-package";
import { page, shared, zip, type Files } from "./pack";

const scan = async (files: Files) => scanPackage(await zip(files), () => undefined);
const hex = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

test("a package is told with its pages, its files and what its code names", async () => {
  const packed = await zip({
    "shop/app.json": '\uFEFF{"pages":["pages/index/index"],"subPackages":[{"root":"more","pages":["a/a"]}]}',
    "shop/pages/index/index.axml": '<view>\n<web-view src="https://h5.example.com/a?b=1" /></view>',
    "shop/more/a/a.axml": "<!-- <web-view src='https://no.example.com'> --><web-view src='{{url}}'/>",
    "shop/app.js":
      "my.scan();\nmy.scan(); my.scan();\nmy.canIUse('x'); my[x]();\nmy.request({\n url: 'https://a.example.com/x' });",
    "shop/old.ts": "let a: string = my.scan();",
  });
  const steps: string[] = [];
  const inspection = await inspectPackage(shared(packed), { onStep: (step) => steps.push(step) });
  expect(steps).toEqual(["checked", "scanned"]);
  expect(inspection).toEqual({
    ok: true,
    report: {
      size: packed.length,
      sha256: hex(packed),
      pages: ["pages/index/index", "more/a/a"],
      jsapis: [
        { name: "request", count: 1, places: [{ file: "app.js", line: 4 }] },
        {
          name: "scan",
          count: 3,
          places: [
            { file: "app.js", line: 1 },
            { file: "app.js", line: 2 },
          ],
        },
      ],
      baseJsapis: [{ name: "canIUse", count: 1, places: [{ file: "app.js", line: 3 }] }],
      serverHosts: [{ host: "https://a.example.com", places: [{ file: "app.js", line: 5 }] }],
      webViewHosts: [{ host: "https://h5.example.com", places: [{ file: "pages/index/index.axml", line: 2 }] }],
      computed: { count: 1, places: [{ file: "app.js", line: 3 }] },
      unparsed: [{ file: "old.ts", line: 1, message: "Unexpected token" }],
      files: expect.arrayContaining([
        { path: "old.ts", size: 26, sha256: hex("let a: string = my.scan();") },
      ]) as unknown,
    },
  });
});

test("of many places the first 20 are told, and all are counted", async () => {
  const inspection = await scan({ ...page, "a.js": "my.scan();\n".repeat(30) });
  expect(inspection).toMatchObject({ ok: true, report: { jsapis: [{ name: "scan", count: 30 }] } });
  expect(inspection.ok && inspection.report.jsapis[0]?.places).toHaveLength(20);
});

const missing = "There is no app.json at the root of the package, nor in the one folder that holds everything else.";

test.each<[string, Files, string | null, string]>([
  ["without app.json", { "a.js": "" }, null, missing],
  ["with app.json two folders deep", { "a/b/app.json": "{}" }, null, missing],
  ["with a second top folder", { "a/app.json": "{}", "b/x.js": "" }, null, missing],
  [
    "whose app.json is no JSON",
    { "app.json": "{pages:[]}" },
    "app.json",
    "It is no valid JSON. Correct it; comments and trailing commas are not allowed.",
  ],
  [
    "whose app.json is a list",
    { "app.json": "[]" },
    "app.json",
    'It must hold one object, such as { "pages": ["pages/index/index"] }.',
  ],
  [
    "without pages",
    { "app.json": '{"pages":[]}' },
    "app.json",
    'It lists no pages. Write them into "pages", such as "pages/index/index".',
  ],
  [
    "whose page is missing",
    { "app.json": '{"pages":["pages/a"]}' },
    "app.json",
    "It lists the page pages/a, but pages/a.axml is not in the package.",
  ],
  [
    "whose page is a number",
    { "app.json": '{"pages":[1]}' },
    "app.json",
    'Every page must be a text, such as "pages/index/index".',
  ],
  [
    "whose sub-package has no folder",
    { "app.json": '{"pages":["a"],"subPackages":[{}]}' },
    "app.json",
    'Every sub-package needs its folder as "root".',
  ],
  [
    "that names more JSAPIs than there can be",
    { ...page, "a.js": Array.from({ length: 1001 }, (_, at) => `my.a${at}()`).join(";") },
    null,
    "The package is too complicated to be scanned: it names more than 1000 different JSAPIs.",
  ],
  [
    "that names more hosts than there can be",
    {
      ...page,
      "a.js": Array.from({ length: 501 }, (_, at) => `my.request({url:'https://a${at}.example'})`).join(";"),
    },
    null,
    "The package is too complicated to be scanned: it names more than 500 different hosts.",
  ],
  [
    "whose places would fill more than can be kept",
    { ...page, ...manyPlaces() },
    null,
    "The package is too complicated to be scanned: what its scan finds would fill more than 1 MiB.",
  ],
])("a package %s is refused", async (_what, files, file, message) =>
  expect(await scan(files)).toEqual({ ok: false, problems: [{ file, message }] }),
);

function manyPlaces(): Files {
  const script = Array.from({ length: 300 }, (_, at) => `my.a${at}()`).join(";");
  return Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${"a".repeat(300)}${at}.js`, script]));
}

test("of many files that cannot be read the first 200 are told, and how many others there are", async () => {
  const broken = Object.fromEntries(
    Array.from({ length: 250 }, (_, at) => [`b${String(at).padStart(3, "0")}.js`, "?"]),
  );
  const inspection = await scan({ ...page, ...broken });
  const unparsed = inspection.ok ? inspection.report.unparsed : [];
  expect(unparsed).toHaveLength(200);
  expect(unparsed.at(-1)).toMatchObject({
    file: "b199.js",
    message: "Unexpected token. Further files that could not be read: 50.",
  });
});

test.each([
  ["memory", { scanSeconds: 60, heapMegabytes: 24 }, "it takes too much memory"],
  ["time", { scanSeconds: 0.001, heapMegabytes: 512 }, "it takes longer than 0.001 seconds"],
])("a package that needs too much %s is refused, and the process goes on", async (_what, bounds, why) => {
  const heavy = shared(await zip({ ...page, "a.js": "a;b;c(1);".repeat(100_000) }));
  const message = `The package is too complicated to be scanned: ${why}. Leave out what it does not need.`;
  expect(await scanInThread(heavy, {}, bounds)).toEqual({ ok: false, problems: [{ file: null, message }] });
});

test("a scan that is aborted ends with the signal's reason, also while it waits its turn", async () => {
  const bytes = shared(await zip(page));
  const reason = new Error("The person went away.");
  const abort = new AbortController();
  const aborted = Array.from({ length: 4 }, () => inspectPackage(bytes, { signal: abort.signal }));
  abort.abort(reason);
  for (const one of await Promise.allSettled(aborted)) expect(one).toEqual({ status: "rejected", reason });
  await expect(inspectPackage(bytes, { signal: abort.signal })).rejects.toBe(reason);
  expect(await inspectPackage(bytes)).toMatchObject({ ok: true });
});

test("texts are read up to their limits; what is missing, binary or too large is null", async () => {
  const packed = await zip({
    "shop/app.json": page["app.json"] ?? "",
    "shop/pages/index/index.axml": "<view />",
    "shop/a.js": "é",
    "shop/zero.js": "a\0b",
    "shop/picture.png": Buffer.from([0xff, 0xd8]),
    "shop/large.js": "x".repeat(11),
    "shop/b.js": "b".repeat(9),
  });
  const paths = ["a.js", "none.js", "zero.js", "picture.png", "large.js", "b.js"];
  expect(await readPackageTexts(shared(packed), paths, { maxBytes: 10, maxTotalBytes: 12 })).toEqual(
    new Map([
      ["a.js", "é"],
      ["none.js", null],
      ["zero.js", null],
      ["picture.png", null],
      ["large.js", null],
      ["b.js", null],
    ]),
  );
});
