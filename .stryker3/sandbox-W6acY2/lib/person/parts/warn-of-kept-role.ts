import { and, eq } from "drizzle-orm";
import { memberships } from "../../../db/schema";
import type { Ctx } from "../../context";
import { notify } from "../../notice/parts/notify";

type Kept = { person: string; workspaceId: string; workspaceName: string; reason: string };

/** Tells every Workspace Admin that a role stays against the groups of the identity provider. */
export async function warnOfKeptRole(ctx: Pick<Ctx, "db" | "now" | "outreach">, kept: Kept): Promise<void> {
  const admins = await ctx.db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.role, "workspace_admin"), eq(memberships.status, "active")));
  await notify(
    ctx,
    admins.map(({ personId }) => personId),
    {
      title: `${kept.person} keeps a role in ${kept.workspaceName} against their groups`,
      body: `The groups of ${kept.person} at the identity provider no longer give the role that they have in ${kept.workspaceName}. The console left it as it is: ${kept.reason}`,
      href: `/workspaces/${kept.workspaceId}`,
    },
  );
}
