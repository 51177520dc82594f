import { and, asc, eq, exists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { memberships, miniProgramMembers, miniPrograms, people } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import type { DeveloperRole } from "../vocabulary";
import { actsOn, type MemberActs } from "./parts/acts-on";
import { countsThrough, standsOn } from "./parts/counts-through";
import { findLastAdmin } from "./parts/last-admin";
import { workspaceRolesOfMember, type WorkspaceRole } from "./parts/workspace-roles";

const membersPageSize = 50;

export type Member = MemberActs & {
  personId: string;
  name: string;
  email: string | null;
  role: DeveloperRole;
  isYou: boolean;
  /** Blocked in their workspace: the membership stands and does not count. Shown to those who manage the members. */
  isBlocked: boolean;
  isLastAdmin: boolean;
  /** In the owning and the super-app workspace. */
  workspaceRoles: WorkspaceRole[];
  addedBy: string;
  addedAt: Date;
  lastActiveAt: Date | null;
  /** Why a Workspace Admin joined. */
  joinReason: string | null;
};

export type MemberList = {
  members: Member[];
  /** Where the next page begins: after this person. */
  next: string | null;
  canAdd: boolean;
  /** A Workspace Admin who is not its Developer Admin yet. */
  canJoin: boolean;
};

/** The members of a mini program whose membership counts; to those who manage them also the blocked ones. */
export async function listMembers(ctx: Ctx, input: { id: string; after?: string | null }): Promise<MemberList> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "member.view");
    const canManage = can(ctx.actor, "member.manage", { miniProgram });
    const [rows, lastAdmin] = await Promise.all([
      readMembers(ctx, { ...input, withBlocked: canManage }),
      findLastAdmin(ctx.db, miniProgram),
    ]);
    const mayJoin = can(ctx.actor, "miniProgram.joinAsDeveloperAdmin", { miniProgram });
    const members = rows.slice(0, membersPageSize).map((row) => {
      const isYou = row.personId === ctx.actor.personId;
      const isLastAdmin = row.personId === lastAdmin;
      const isBlocked = row.workspaceRoles.every(({ status }) => status === "blocked");
      return {
        ...row,
        isYou,
        isLastAdmin,
        isBlocked,
        ...actsOn({ ...row, isYou, isLastAdmin }, { canManage, mayJoin }),
      };
    });
    return {
      members,
      next: rows.length > membersPageSize ? (members.at(-1)?.personId ?? null) : null,
      canAdd: canManage,
      canJoin: mayJoin && miniProgram.memberRole !== "developer_admin",
    };
  });
}

type Wanted = { id: string; after?: string | null; withBlocked: boolean };

async function readMembers({ db }: Ctx, { id, after, withBlocked }: Wanted) {
  const adder = alias(people, "adder");
  const place = after
    ? sql`(${miniProgramMembers.createdAt}, ${people.name}, ${people.id}) > (
        select m.created_at, p.name, p.id from ${miniProgramMembers} m join ${people} p on p.id = m.person_id
        where m.mini_program_id = ${id} and m.person_id = ${after})`
    : undefined;
  return db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      role: miniProgramMembers.role,
      workspaceRoles: workspaceRolesOfMember,
      addedBy: adder.name,
      addedAt: miniProgramMembers.createdAt,
      lastActiveAt: people.lastActiveAt,
      joinReason: miniProgramMembers.joinReason,
    })
    .from(miniProgramMembers)
    .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramMembers.miniProgramId))
    .innerJoin(people, eq(people.id, miniProgramMembers.personId))
    .innerJoin(adder, eq(adder.id, miniProgramMembers.addedBy))
    .where(
      and(
        eq(miniProgramMembers.miniProgramId, id),
        place,
        exists(
          db
            .select({ personId: memberships.personId })
            .from(memberships)
            .where(
              and(eq(memberships.personId, miniProgramMembers.personId), withBlocked ? standsOn() : countsThrough()),
            ),
        ),
      ),
    )
    .orderBy(asc(miniProgramMembers.createdAt), asc(people.name), asc(people.id))
    .limit(membersPageSize + 1);
}
