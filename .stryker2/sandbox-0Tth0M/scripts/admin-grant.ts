import { readMigrationState } from "../db/migration-state";
import { env } from "../lib/env";
import { emailAddress } from "../lib/text/contact-schemas";
import { grantWorkspaceAdmin } from "../lib/workspace/grant-workspace-admin";
import { withDatabase } from "./database";

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  console.error(cause instanceof Error ? cause.message : cause);
  return 1;
});

async function main([typed, ...rest]: string[]): Promise<number> {
  const email = emailAddress.safeParse(typed);
  if (!email.success || rest.length > 0) {
    if (!email.success && typed !== undefined) console.error(email.error.issues[0]?.message);
    console.error("Type: npm run admin:grant -- <e-mail>");
    return 1;
  }
  const { workspace, alreadyWaiting } = await withDatabase(env(), async ({ db }) => {
    const { pending } = await readMigrationState(db);
    if (pending > 0) throw new Error("The database is not prepared yet. Start the console once: npm start");
    return grantWorkspaceAdmin({ db, now: () => new Date() }, { email: email.data });
  });
  if (alreadyWaiting) console.log("This was granted before and still waits.");
  console.log(
    `Whoever next signs in with the verified e-mail ${email.data} becomes Workspace Admin of “${workspace}”, also when ` +
      "they are blocked there. It stands in the audit log, and every Workspace Admin sees it.",
  );
  return 0;
}
