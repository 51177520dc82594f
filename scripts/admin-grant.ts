import { z } from "zod";
import { env } from "../lib/env";
import { emailAddress } from "../lib/text/contact-schemas";
import { grantWorkspaceAdmin } from "../lib/workspace/grant-workspace-admin";
import { withDatabase } from "./database";

const [typed, ...rest] = process.argv.slice(2);
const email = emailAddress.safeParse(typed);

if (!email.success || rest.length > 0) {
  if (typed !== undefined && !email.success) console.error(z.prettifyError(email.error));
  console.error("Type: npm run admin:grant -- <e-mail>");
  process.exitCode = 1;
} else {
  try {
    const { workspace, alreadyWaiting } = await withDatabase(env(), ({ db }) =>
      grantWorkspaceAdmin({ db, now: () => new Date() }, { email: email.data }),
    );
    console.log(
      `${alreadyWaiting ? "This was granted before and still waits. " : ""}Whoever next signs in with the verified e-mail ${email.data} ` +
        `becomes Workspace Admin of “${workspace}”, also when they are blocked there. It stands in the audit log, and every Workspace Admin sees it.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
