import { and, asc, desc, eq, inArray, isNull, ne, type SQL } from "drizzle-orm";
import { memberships, miniProgramMembers, miniPrograms, people, workspaces } from "../../db/schema";
import { can } from "../access/can";
import type { Ctx } from "../context";
import type { DeveloperRole, MembershipStatus, Role, WorkspaceKind } from "../vocabulary";

const shownMiniPrograms = 50;

export type Profile = {
  name: string;
  email: string | null;
  emailVerified: boolean;
  memberships: { workspace: string; kind: WorkspaceKind; role: Role; status: MembershipStatus; since: Date }[];
  /** The newest mini program memberships, at most 50. */
  miniPrograms: { id: string; name: string; role: DeveloperRole; since: Date }[];
  /** Whether they look after the console, and are therefore told what the operator did on the host. */
  runsConsole: boolean;
};

/** Who the actor is and where each of their roles comes from; blocked memberships too, which give nothing. */
export async function getProfile(ctx: Ctx): Promise<Profile> {
  const { personId } = ctx.actor;
  const [[person], held, on] = await Promise.all([
    ctx.db
      .select({ name: people.name, email: people.email, emailVerified: people.emailVerified })
      .from(people)
      .where(eq(people.id, personId)),
    ctx.db
      .select({
        workspace: workspaces.name,
        kind: workspaces.kind,
        role: memberships.role,
        status: memberships.status,
        since: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(and(eq(memberships.personId, personId), isNull(workspaces.removedAt)))
      .orderBy(desc(workspaces.kind), asc(workspaces.nameKey)),
    ctx.actor.memberships.length === 0
      ? []
      : ctx.db
          .select({
            id: miniPrograms.id,
            name: miniPrograms.name,
            role: miniProgramMembers.role,
            since: miniProgramMembers.createdAt,
          })
          .from(miniProgramMembers)
          .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramMembers.miniProgramId))
          .where(and(eq(miniProgramMembers.personId, personId), countsFor(ctx)))
          .orderBy(desc(miniProgramMembers.createdAt))
          .limit(shownMiniPrograms),
  ]);
  if (!person) throw new Error("The acting person is not in the database.");
  return { ...person, memberships: held, miniPrograms: on, runsConsole: can(ctx.actor, "settings.manage") };
}

/** Memberships count while their holder is active in the owning or in the super-app workspace. */
function countsFor(ctx: Ctx): SQL | undefined {
  const own = ctx.actor.memberships;
  const everywhere = own.some(({ workspaceKind }) => workspaceKind === "super_app");
  const here = inArray(
    miniPrograms.workspaceId,
    own.map(({ workspaceId }) => workspaceId),
  );
  return and(ne(miniPrograms.state, "deleted"), everywhere ? undefined : here);
}
