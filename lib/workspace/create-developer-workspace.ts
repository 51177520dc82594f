import { and, eq } from "drizzle-orm";
import { foldedEmail, memberships, people, workspaces } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { emailKey, nameKey } from "../text/name-key";
import type { CreateDeveloperWorkspace } from "./inputs";
import { addInvitation } from "./parts/add-invitation";
import { assertMaySendInvitation } from "./parts/assert-may-send-invitation";
import { namedOnce } from "./parts/named-once";

type Made = { id: string; admin: "added" | "invited" };

/** A developer workspace with its first Developer Admin: whoever is known under the e-mail, else whoever is invited by it. */
export async function createDeveloperWorkspace(ctx: Ctx, input: CreateDeveloperWorkspace): Promise<Made> {
  return namedOnce(input.name, "name", () => inTransaction(ctx, (ctx) => create(ctx, input)));
}

async function create(ctx: Ctx, input: CreateDeveloperWorkspace): Promise<Made> {
  assertCan(ctx.actor, "developerWorkspace.create");
  const { name, adminName, adminEmail } = input;
  const createdAt = ctx.now();
  const [workspace] = await ctx.db
    .insert(workspaces)
    .values({ kind: "developer", name, nameKey: nameKey(name), createdAt })
    .returning({ id: workspaces.id, kind: workspaces.kind, name: workspaces.name });
  if (!workspace) throw new Error("The workspace was not made.");
  const known = await personWith(ctx, adminEmail);
  if (known) {
    await ctx.db.insert(memberships).values({
      workspaceId: workspace.id,
      workspaceKind: workspace.kind,
      personId: known.id,
      role: "developer_admin",
      addedBy: ctx.actor.personId,
      createdAt,
    });
  } else {
    const offer = { name: adminName, email: adminEmail, role: "developer_admin" } as const;
    await assertMaySendInvitation(ctx, "adminEmail");
    await addInvitation(ctx, workspace, offer);
  }
  const admin = known ? "added" : "invited";
  await record(
    ctx,
    "workspace.created",
    { kind: "workspace", id: workspace.id },
    { name, firstDeveloperAdmin: known?.name ?? adminName, email: adminEmail, how: admin },
  );
  return { id: workspace.id, admin };
}

/** Whoever alone was vouched for with this e-mail at their last sign-in. Where several were, the next sign-in decides. */
async function personWith(ctx: Ctx, email: string): Promise<{ id: string; name: string } | undefined> {
  const found = await ctx.db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.emailVerified, true), eq(foldedEmail, emailKey(email))))
    .limit(2);
  return found.length === 1 ? found[0] : undefined;
}
