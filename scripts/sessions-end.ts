import { readMigrationState } from "../db/migration-state";
import { env } from "../lib/env";
import { endAllSessions } from "../lib/person/end-all-sessions";
import { withDatabase } from "./database";

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  console.error(cause instanceof Error ? cause.message : cause);
  return 1;
});

async function main(typed: string[]): Promise<number> {
  if (typed.length > 0) {
    console.error("Type: npm run sessions:end");
    return 1;
  }
  const { ended } = await withDatabase(env(), async ({ db }) => {
    const { pending } = await readMigrationState(db);
    if (pending > 0) throw new Error("The database is not prepared yet. Start the console once: npm start");
    return endAllSessions({ db, now: () => new Date() });
  });
  console.log(
    `Everybody is signed out, with their next click: ${ended} ${ended === 1 ? "session has" : "sessions have"} ended. ` +
      "It stands in the audit log.",
  );
  return 0;
}
