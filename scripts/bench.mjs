// npm run bench: every measurement, one after the other, with databases filled where they are missing. Takes hours.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { counts: { type: "string", default: "1000,100000,1000000" } } });
const counts = values.counts.split(",");
const failed = [];

for (const count of counts) npm("bench:fill", "--missing", count);
for (const count of counts) npm("bench:queries", count);
npm("bench:pages", ...counts);
for (const name of ["bench:answers", "bench:scan", "bench:export", "bench:browser"]) npm(name);

console.log(failed.length === 0 ? "\nAll goals are met." : `\nNot all goals are met: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function npm(name, ...args) {
  console.log(`\n## ${[name, ...args].join(" ")}\n`);
  const { status } = spawnSync("npm", ["run", "--silent", name, "--", ...args], { stdio: "inherit" });
  if (status !== 0) failed.push([name, ...args].join(" "));
}
