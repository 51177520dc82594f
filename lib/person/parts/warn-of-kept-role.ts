import { and, eq, isNotNull } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { memberships, people } from "../../../db/schema";
import type { Outreach } from "../../outreach";
import { enqueueMail } from "../../notice/parts/enqueue-mail";

type Kept = { person: string; workspaceId: string; workspaceName: string; reason: string };

/** Tells every Workspace Admin that a role stays against the groups of the identity provider. */
export async function warnOfKeptRole(ctx: { db: Db; now: () => Date }, kept: Kept, outreach: Outreach): Promise<void> {
  if (!outreach.sendsMail) return;
  const admins = await ctx.db
    .select({ email: people.email })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.role, "workspace_admin"), eq(memberships.status, "active"), isNotNull(people.email)));
  for (const { email } of admins) {
    if (email === null) continue;
    await enqueueMail(ctx, {
      to: email,
      subject: `${kept.person} keeps a role in ${kept.workspaceName} against their groups`,
      body: [
        `The groups of ${kept.person} at the identity provider no longer give the role that they have in ${kept.workspaceName}.`,
        `The console left it as it is: ${kept.reason}`,
        `${outreach.appUrl}/workspaces/${kept.workspaceId}`,
      ].join("\n\n"),
    });
  }
}
