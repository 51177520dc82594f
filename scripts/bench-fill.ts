import { parseArgs } from "node:util";
import { connect } from "../db/connect";
import { migrate } from "../db/migrate";
import { scratchDatabase } from "./bench/database";
import { fillAuditLog } from "./bench/audit-entries";
import { fill } from "./bench/fill";
import { seconds } from "./bench/load";
import { fillVersions } from "./bench/versions";

const auditEntries = 200_000;
const usage = "npm run bench:fill -- <1000 to 1000000> [--missing] [--server postgres://…]";

void main();

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { server: { type: "string" }, missing: { type: "boolean", default: false } },
  });
  const count = Number(positionals[0]);
  if (!Number.isInteger(count) || count < 1_000 || count > 1_000_000) throw new Error(usage);
  const start = performance.now();
  const scratch = await scratchDatabase(count, { server: values.server, make: values.missing ? "missing" : "anew" });
  try {
    if (!scratch.isNew) return await requireFilled(scratch.url, count);
    await migrate(scratch.url);
    await fill(scratch.url, count);
    await fillVersions(scratch.url);
    await fillAuditLog(scratch.url, auditEntries);
    console.log(`Filled with ${count} mini programs in ${seconds(start)}`);
  } finally {
    await scratch.stop();
  }
}

/** The audit log is filled last. */
async function requireFilled(url: string, count: number): Promise<void> {
  const { pool, close } = connect(url, { max: 1 });
  try {
    const { rows } = await pool.query<{ entries: string }>("select count(*) as entries from audit_entries");
    if (Number(rows[0]?.entries) >= auditEntries) return;
    throw new Error(
      `The database for ${count} was not filled to its end. Fill it anew: npm run bench:fill -- ${count}`,
    );
  } finally {
    await close();
  }
}
