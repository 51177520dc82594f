import { and, eq, isNull, sql } from "drizzle-orm";
import { invitations, memberships, miniProgramMembers, miniPrograms, workspaces } from "../../db/schema";
import { underRolesLock } from "../access/parts/under-roles-lock";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, invalid } from "../errors";
import { dropMail } from "../notice/parts/enqueue-mail";
import type { RemoveDeveloperWorkspace } from "./inputs";
import { ownedMiniPrograms } from "./parts/owned-mini-programs";
import { permittedWorkspace, type PermittedWorkspace } from "./parts/permitted-workspace";

const named = 5;

/** Removes a developer workspace that owns no mini program any more but deleted ones, and ends its memberships and invitations. */
export async function removeDeveloperWorkspace(ctx: Ctx, input: RemoveDeveloperWorkspace): Promise<void> {
  await inTransaction(ctx, async (begun) => {
    const ctx = await underRolesLock(begun);
    // Held alone: nobody creates a mini program in it meanwhile.
    const workspace = await permittedWorkspace(ctx, input.workspace, "developerWorkspace.remove", "alone");
    if (workspace.kind === "super_app") throw conflict("The super-app workspace stays as long as the console.");
    await assertOwnsNothing(ctx, workspace);
    if (input.typedName !== workspace.name) {
      throw invalid({ typedName: [`Type the name exactly as it is: ${workspace.name}`] });
    }
    const members = await endEverything(ctx, workspace.id);
    const details = { name: workspace.name, members };
    await record(ctx, "workspace.removed", { kind: "workspace", id: workspace.id }, details);
  });
}

async function assertOwnsNothing(ctx: Ctx, workspace: PermittedWorkspace): Promise<void> {
  const owned = await ownedMiniPrograms(ctx, workspace.id, named + 1);
  if (owned.length === 0) return;
  const names = owned.slice(0, named).map(({ name }) => name);
  const more = owned.length > named ? " and others" : "";
  throw conflict(`${workspace.name} still owns mini programs: ${names.join(", ")}${more}. Delete them for good first.`);
}

async function endEverything(ctx: Ctx, workspaceId: string): Promise<number> {
  const now = ctx.now();
  await ctx.db.update(workspaces).set({ removedAt: now }).where(eq(workspaces.id, workspaceId));
  const withdrawn = await ctx.db
    .update(invitations)
    .set({ withdrawnAt: now, withdrawnBy: ctx.actor.personId })
    .where(
      and(eq(invitations.workspaceId, workspaceId), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)),
    )
    .returning({ mailId: invitations.mailId });
  for (const { mailId } of withdrawn) await dropMail(ctx, mailId);
  const ended = await ctx.db
    .delete(memberships)
    .where(eq(memberships.workspaceId, workspaceId))
    .returning({ personId: memberships.personId });
  // Deleted mini programs still have members; those of the super-app workspace stay.
  await ctx.db.execute(sql`
    delete from ${miniProgramMembers} using ${miniPrograms}
    where ${miniPrograms.id} = ${miniProgramMembers.miniProgramId} and ${miniPrograms.workspaceId} = ${workspaceId}
      and not exists (
        select from ${memberships} where ${memberships.personId} = ${miniProgramMembers.personId}
          and ${memberships.workspaceKind} = 'super_app'
      )`);
  return ended.length;
}
