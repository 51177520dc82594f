import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inspectPackage } from "../lib/package/inspect-package";
import { limits } from "../lib/package/limits";
import { parseScript } from "../lib/package/scan/scan-script";
import { scanPackage } from "../lib/package/scan/scan-package";
import { refused } from "../tests/lib/package/hostile";
import { page, published, shared, zip, type Files } from "../tests/lib/package/pack";

const goals = { ratio: 1.5, hostileSeconds: 2, hostileMegabytes: 200 };
const rounds = 7;

void main();

/** Measures the scan of 5 MB of published scripts against the parsing alone, then what hostile archives cost. */
async function main(): Promise<void> {
  console.log(`Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}`);
  const isFast = await benchRatio();
  const isBounded = await benchHostile();
  process.exitCode = isFast && isBounded ? 0 : 1;
}

async function benchRatio(): Promise<boolean> {
  const files = fiveMegabytes();
  const archive = await zip({ ...page, ...files });
  const texts = Object.entries(files).flatMap(([path, bytes]) =>
    /\.s?js$/.test(path) ? [Buffer.from(bytes).toString()] : [],
  );
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  const runs: Record<"parsing" | "scan" | "thread", number[]> = { parsing: [], scan: [], thread: [] };
  for (let round = 0; round < rounds; round++) {
    runs.parsing.push(await timed(() => texts.forEach(parseScript)));
    runs.scan.push(await timed(() => scanPackage(archive, () => undefined)));
    runs.thread.push(await timed(() => inspectPackage(shared(archive))));
  }
  const [parsing, scan, thread] = [median(runs.parsing), median(runs.scan), median(runs.thread)];
  console.log(`${texts.length} scripts with ${(size / 1e6).toFixed(1)} MB, medians of ${rounds} rounds:`);
  console.log(`  bare parsing        ${parsing.toFixed(0)} ms`);
  console.log(
    `  scan                ${scan.toFixed(0)} ms, ${(scan / parsing).toFixed(2)} times (goal ${goals.ratio})`,
  );
  console.log(`  in a thread afresh  ${thread.toFixed(0)} ms, with its start from the source`);
  return scan / parsing <= goals.ratio;
}

/** The largest script, filled with as many statements and expressions as fit: it shrinks little enough to be read. */
const dense = [";", "a;", "({a:1}),", "x=>x;", "my.a();"].map((piece) => {
  const start = `/*${randomBytes(60_000).toString("base64")}*/`;
  const script = start + piece.repeat(Math.floor((limits.scriptBytes - start.length) / piece.length));
  return [`${piece} for 5 MiB`, () => zip({ ...page, "a.js": script, "pad.bin": randomBytes(200_000) })] as const;
});

async function benchHostile(): Promise<boolean> {
  let [slowest, largest] = ["", ""];
  let [seconds, megabytes] = [0, 0];
  const archives = [...refused.map(([what, make]) => [what, make] as const), ...dense];
  for (const [what, make] of archives) {
    const bytes = shared(await make());
    const { took, added } = await withMemory(() => inspectPackage(bytes));
    if (took > seconds) [slowest, seconds] = [what, took];
    if (added > megabytes) [largest, megabytes] = [what, added];
  }
  console.log(`${archives.length} hostile archives, each in a thread of its own:`);
  console.log(`  longest      ${seconds.toFixed(2)} s: ${slowest} (goal ${goals.hostileSeconds} s)`);
  console.log(`  most memory  ${megabytes.toFixed(0)} MB added: ${largest} (goal ${goals.hostileMegabytes} MB)`);
  return seconds <= goals.hostileSeconds && megabytes <= goals.hostileMegabytes;
}

/** Published scripts of mini programs, and of the tools that this project has at hand anyway, up to 5 MB. */
function fiveMegabytes(): Files {
  const files: Files = {};
  for (const [name, folder] of [
    ["antd-mini", "es"],
    ["antd-mini", "compiled"],
    ["mini-antui", "es"],
  ] as const)
    for (const [path, bytes] of Object.entries(published(name, folder))) files[`${name}/${folder}/${path}`] = bytes;
  const react = join(dirname(createRequire(import.meta.url).resolve("react-dom/package.json")), "cjs");
  for (const name of readdirSync(react).filter((one) => /client|profiling/.test(one)))
    files[`react/${name}`] = readFileSync(join(react, name));
  return files;
}

async function timed(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function withMemory(work: () => Promise<unknown>): Promise<{ took: number; added: number }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  const took = (await timed(work)) / 1000;
  clearInterval(watch);
  return { took, added: (Math.max(most, process.memoryUsage().rss) - before) / 1e6 };
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
