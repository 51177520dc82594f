import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { membershipGrants, memberships, workspaces } from "../../../db/schema";
import { emailKey } from "../../text/name-key";
import type { GrantSource } from "../../vocabulary";

type TakeCtx = { db: Db; now: Date };
type Taken = { workspaceId: string; source: GrantSource };

/** The memberships that waited for this verified e-mail: of the operator, and of the environment. */
export async function takeGrants(
  ctx: TakeCtx,
  personId: string,
  claims: { email: string | null; emailVerified: boolean },
  workspaceAdmins: string[],
): Promise<Taken[]> {
  if (!claims.email || !claims.emailVerified) return [];
  const key = emailKey(claims.email);
  const fromOperator = await takeOperatorGrants(ctx, personId, key);
  const isNamed = workspaceAdmins.some((address) => emailKey(address) === key);
  // Taken up also beside the operator's, so that it does not wait for the day after they are one no more.
  const fromEnvironment = isNamed ? await takeEnvironmentGrant(ctx, personId, key) : null;
  if (fromOperator) return [{ workspaceId: fromOperator, source: "operator" }];
  return fromEnvironment ? [{ workspaceId: fromEnvironment, source: "environment" }] : [];
}

/** The way back in: raises the role and lifts a block. */
async function takeOperatorGrants({ db, now }: TakeCtx, personId: string, key: string): Promise<string | null> {
  const used = await db
    .update(membershipGrants)
    .set({ usedAt: now, personId })
    .where(
      and(eq(membershipGrants.emailKey, key), eq(membershipGrants.source, "operator"), isNull(membershipGrants.usedAt)),
    )
    .returning({ workspaceId: membershipGrants.workspaceId });
  const workspaceId = used[0]?.workspaceId;
  if (!workspaceId) return null;
  const isOne = { role: "workspace_admin", status: "active", source: "operator", keptSince: null } as const;
  await db
    .insert(memberships)
    .values({ workspaceId, workspaceKind: "super_app", personId, ...isOne, createdAt: now })
    .onConflictDoUpdate({ target: [memberships.workspaceId, memberships.personId], set: isOne });
  return workspaceId;
}

/** Once per e-mail, whatever happens to the membership afterwards; a blocked person stays blocked and it stays open. */
async function takeEnvironmentGrant({ db, now }: TakeCtx, personId: string, key: string): Promise<string | null> {
  const [superApp] = await db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.kind, "super_app"));
  if (!superApp) return null;
  const isTheirs = and(eq(memberships.workspaceId, superApp.id), eq(memberships.personId, personId));
  const [held] = await db
    .select({ role: memberships.role, status: memberships.status })
    .from(memberships)
    .where(isTheirs)
    .for("update");
  if (held?.status === "blocked") return null;
  const [granted] = await db
    .insert(membershipGrants)
    .values({
      emailKey: key,
      workspaceId: superApp.id,
      role: "workspace_admin",
      source: "environment",
      createdAt: now,
      usedAt: now,
      personId,
    })
    .onConflictDoNothing()
    .returning({ id: membershipGrants.id });
  if (!granted || held?.role === "workspace_admin") return null;
  const isOne = { role: "workspace_admin", source: "environment", keptSince: null } as const;
  await db
    .insert(memberships)
    .values({ workspaceId: superApp.id, workspaceKind: "super_app", personId, ...isOne, createdAt: now })
    .onConflictDoUpdate({ target: [memberships.workspaceId, memberships.personId], set: isOne });
  return superApp.id;
}
