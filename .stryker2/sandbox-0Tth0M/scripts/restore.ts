import { connect } from "../db/connect";
import { restoreBackup } from "../db/restore-backup";
import { verifyAuditLog } from "../lib/audit/verify";
import { env } from "../lib/env";
import { openDatabase } from "./database";

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message || error.name : error);
  return 1;
});

async function main([file, ...rest]: string[]): Promise<number> {
  if (file === undefined || rest.length > 0) {
    console.error("Type: npm run restore -- <file>");
    return 1;
  }
  const database = await openDatabase(env(), { say: (line) => console.error(line) });
  try {
    const { at, rows } = await restoreBackup(database.ownerUrl, file, database);
    console.log(`Restored ${rows.toLocaleString("en")} rows as they stood at ${at}.`);
    const { db, close } = connect(database.ownerUrl, { max: 1, applicationName: "console restore" });
    const { entries, broken } = await verifyAuditLog(db).finally(close);
    if (broken)
      console.error(`The audit log was not whole when it was saved: entry ${broken.position}, ${broken.problem}.`);
    else console.log(`The audit log holds: ${entries.toLocaleString("en")} entries.`);
    return broken ? 1 : 0;
  } finally {
    await database.close();
  }
}
