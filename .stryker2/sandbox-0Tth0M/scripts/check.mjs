// The fast gate: all that needs neither a database nor a browser. Every step runs, in two lanes side by side, so that
// one look shows everything that is wrong. Lint stands behind the type check: both read the generated route types.
import { spawn } from "node:child_process";

// The cache of lint knows a file, not the types it uses: `npm run lint` looks at everything afresh.
const lintCached = "lint -- --cache --cache-location node_modules/.cache/eslint/";
const lanes = [
  ["typecheck", lintCached],
  ["test:rules", "format:check", "knip", "imports"],
];
const failed = [];
const start = performance.now();

await Promise.all(lanes.map(runInTurn));

const took = seconds(start);
console.log(failed.length > 0 ? `Failed: ${failed.join(", ")} (${took})` : `All passed (${took})`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function runInTurn(steps) {
  for (const step of steps) {
    const [name] = step.split(" ");
    const begin = performance.now();
    const { passed, output } = await run(step);
    console.log(`${passed ? "ok    " : "failed"}  ${name.padEnd(13)} ${seconds(begin)}`);
    if (passed) continue;
    failed.push(name);
    console.log(`${output.trim()}\n`);
  }
}

function run(step) {
  return new Promise((resolve) => {
    const child = spawn(`npm run --silent ${step}`, { shell: true });
    let output = "";
    const keep = (chunk) => (output += chunk);
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("close", (code) => resolve({ passed: code === 0, output }));
  });
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
