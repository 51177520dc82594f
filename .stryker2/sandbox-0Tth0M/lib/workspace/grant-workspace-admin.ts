import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { membershipGrants, workspaces } from "../../db/schema";
import { record } from "../audit/record";
import { emailKey } from "../text/name-key";

/** The operator on the host acts here, with the database's credentials; the audit log knows no person for it. */
type OperatorCtx = { db: Db; now: () => Date };

/** Whoever signs in next with this verified e-mail becomes Workspace Admin. Asked twice, it waits once. */
export async function grantWorkspaceAdmin(
  ctx: OperatorCtx,
  input: { email: string },
): Promise<{ workspace: string; alreadyWaiting: boolean }> {
  return ctx.db.transaction(async (db) => {
    const key = emailKey(input.email);
    const [superApp] = await db
      .select({ id: workspaces.id, name: workspaces.name })
      .from(workspaces)
      .where(eq(workspaces.kind, "super_app"))
      .for("update");
    if (!superApp) throw new Error("There is no super-app workspace: the database is not migrated.");
    const [waiting] = await db
      .select({ id: membershipGrants.id })
      .from(membershipGrants)
      .where(
        and(
          eq(membershipGrants.emailKey, key),
          eq(membershipGrants.source, "operator"),
          isNull(membershipGrants.usedAt),
        ),
      );
    if (waiting) return { workspace: superApp.name, alreadyWaiting: true };
    await db.insert(membershipGrants).values({
      emailKey: key,
      workspaceId: superApp.id,
      role: "workspace_admin",
      source: "operator",
      createdAt: ctx.now(),
    });
    const nobody = { personId: null, address: null };
    await record(
      { db, now: ctx.now, actor: nobody },
      "operator.granted_workspace_admin",
      { kind: "workspace", id: superApp.id },
      { email: key },
    );
    return { workspace: superApp.name, alreadyWaiting: false };
  });
}
