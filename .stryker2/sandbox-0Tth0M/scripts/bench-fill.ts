import { parseArgs } from "node:util";
import { migrate } from "../db/migrate";
import { scratchDatabase } from "./bench/database";
import { fill } from "./bench/fill";
import { seconds } from "./bench/load";

const usage = "npm run bench:fill -- <1000 to 1000000> [--server postgres://…]";

void main();

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { server: { type: "string" } } });
  const count = Number(positionals[0]);
  if (!Number.isInteger(count) || count < 1_000 || count > 1_000_000) throw new Error(usage);
  const start = performance.now();
  const scratch = await scratchDatabase(count, { server: values.server, anew: true });
  try {
    await migrate(scratch.url);
    await fill(scratch.url, count);
    console.log(`Filled with ${count} mini programs in ${seconds(start)}`);
  } finally {
    await scratch.stop();
  }
}
