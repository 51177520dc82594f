import { stat } from "node:fs/promises";
import { writeBackup } from "../db/write-backup";
import { env } from "../lib/env";
import { openDatabase } from "./database";

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const isTaken = error instanceof Error && "code" in error && error.code === "EEXIST";
  if (isTaken) console.error("There is a file of this name already, and it stays. Name another one.");
  else console.error(error instanceof Error ? error.message || error.name : error);
  return 1;
});

async function main([file, ...rest]: string[]): Promise<number> {
  if (file === undefined || rest.length > 0) {
    console.error("Type: npm run backup -- <file>");
    return 1;
  }
  const database = await openDatabase(env(), { say: (line) => console.error(line) });
  try {
    const counts = Object.values(await writeBackup(database.ownerUrl, file));
    const rows = counts.reduce((sum, count) => sum + count, 0);
    const { size } = await stat(file);
    console.log(
      `${file} holds ${rows.toLocaleString("en")} rows of ${counts.length} tables in ${size.toLocaleString("en")} bytes. ` +
        "Keep AUTH_SECRET beside it, not in the same place: what it seals cannot be opened without.",
    );
    return 0;
  } finally {
    await database.close();
  }
}
