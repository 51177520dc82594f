import { sql, type SQL } from "drizzle-orm";
import { miniProgramMembers, people } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { actsOn, type MemberActs } from "./parts/acts-on";
import { findLastAdmin } from "./parts/last-admin";
import { readMembers, type MemberRow } from "./parts/read-members";

const membersPageSize = 50;

export type Member = MemberActs &
  MemberRow & {
    isYou: boolean;
    isLastAdmin: boolean;
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
    const place = input.after ? placeOf(miniProgram.id, input.after) : undefined;
    const [rows, lastAdmin] = await Promise.all([
      readMembers(ctx, { id: miniProgram.id, place, withBlocked: canManage, limit: membersPageSize + 1 }),
      findLastAdmin(ctx.db, miniProgram),
    ]);
    const mayJoin = can(ctx.actor, "miniProgram.joinAsDeveloperAdmin", { miniProgram });
    const members = rows.slice(0, membersPageSize).map((row) => {
      const isYou = row.personId === ctx.actor.personId;
      const isLastAdmin = row.personId === lastAdmin;
      return {
        ...row,
        isYou,
        isLastAdmin,
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

function placeOf(id: string, personId: string): SQL {
  return sql`(select m.created_at, p.name, p.id from ${miniProgramMembers} m join ${people} p on p.id = m.person_id
    where m.mini_program_id = ${id} and m.person_id = ${personId})`;
}
