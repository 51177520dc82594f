import { eq, inArray, isNull, and } from "drizzle-orm";
import { signInClaims, workspaces } from "../../db/schema";
import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";
import { groupsIn, type GroupMapping } from "../person/parts/roles-from-groups";
import { rolesOf, type Role } from "../vocabulary";

export type MappedGroup = {
  group: string;
  role: Role;
  /** Null where the workspace does not exist, was removed, or does not have this role. */
  workspace: { id: string; name: string } | null;
  /** Whether the reader's own last sign-in brought this group. */
  isMine: boolean;
};

export type SignInGroups = {
  claim: string | null;
  mapping: MappedGroup[];
  /** What the reader's own last sign-in said; null before the first one since they are Workspace Admin. */
  signIn: { at: Date; claims: Record<string, unknown>; groups: string[] } | null;
};

/** How groups of the identity provider give roles, and what the reader's own last sign-in brought, to set it up. */
export async function getSignInGroups(ctx: Ctx, input: { mapping: GroupMapping | null }): Promise<SignInGroups> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "settings.manage");
    const { mapping } = input;
    const [[kept], named] = await Promise.all([
      ctx.db
        .select({ at: signInClaims.at, claims: signInClaims.claims })
        .from(signInClaims)
        .where(eq(signInClaims.personId, ctx.actor.personId)),
      namedWorkspaces(
        ctx,
        Object.values(mapping?.roles ?? {}).map(({ workspace }) => workspace.toLowerCase()),
      ),
    ]);
    const groups = kept && mapping ? groupsIn(kept.claims, mapping.claim) : [];
    return {
      claim: mapping?.claim ?? null,
      mapping: Object.entries(mapping?.roles ?? {}).map(([group, { workspace, role }]) => {
        const found = named.find(({ id, kind }) =>
          workspace === "super-app" ? kind === "super_app" : id === workspace.toLowerCase(),
        );
        const isRight = found && rolesOf(found.kind).includes(role);
        return {
          group,
          role,
          workspace: isRight ? { id: found.id, name: found.name } : null,
          isMine: groups.includes(group),
        };
      }),
      signIn: kept ? { ...kept, groups } : null,
    };
  });
}

async function namedWorkspaces(ctx: Ctx, references: string[]) {
  const ids = references.filter((reference) => reference !== "super-app");
  const columns = { id: workspaces.id, name: workspaces.name, kind: workspaces.kind };
  const superApp = ctx.db.select(columns).from(workspaces).where(eq(workspaces.kind, "super_app"));
  const others = ctx.db
    .select(columns)
    .from(workspaces)
    .where(and(isNull(workspaces.removedAt), inArray(workspaces.id, ids)));
  return (await Promise.all([superApp, ids.length > 0 ? others : []])).flat();
}
