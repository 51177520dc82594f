import { and, asc, eq, exists, sql, type Placeholder, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../../../db/connect";
import { memberships, miniProgramMembers, miniPrograms, people } from "../../../db/schema";
import type { Ctx } from "../../context";
import { prepared } from "../../prepared";
import type { DeveloperRole } from "../../vocabulary";
import { countsThrough, standsOn } from "./counts-through";
import { workspaceRolesOfMember, type WorkspaceRole } from "./workspace-roles";

export type MemberRow = {
  personId: string;
  name: string;
  email: string | null;
  role: DeveloperRole;
  /** In the owning and the super-app workspace. */
  workspaceRoles: WorkspaceRole[];
  addedBy: string;
  addedAt: Date;
  lastActiveAt: Date | null;
  /** Why a Workspace Admin joined. */
  joinReason: string | null;
  /** Blocked in their workspace: the membership stands and does not count. Shown to those who manage the members. */
  isBlocked: boolean;
};

type Wanted = {
  id: string;
  /** When somebody was added, their name and their ID, as a row: the members behind them. */
  place?: SQL | undefined;
  withBlocked: boolean;
  limit: number;
};

/** Members of a mini program in the order in which they were added. */
export async function readMembers({ db }: Ctx, wanted: Wanted): Promise<MemberRow[]> {
  const { id, place, withBlocked, limit } = wanted;
  const rows = await (place
    ? membersOf(db, id, withBlocked, sql`(${miniProgramMembers.createdAt}, ${people.name}, ${people.id}) > ${place}`)
        .limit(limit)
        .execute()
    : (withBlocked ? firstOfAll : firstCounting)(db).execute({ id, limit }));
  return rows.map((row) => ({ ...row, isBlocked: row.workspaceRoles.every(({ status }) => status === "blocked") }));
}

const firstOfAll = prepared((db) => firstMembers(db, true).prepare("first_members"));
const firstCounting = prepared((db) => firstMembers(db, false).prepare("first_counting_members"));

const firstMembers = (db: Db, withBlocked: boolean) =>
  membersOf(db, sql.placeholder("id"), withBlocked).limit(sql.placeholder("limit"));

function membersOf(db: Db, id: string | Placeholder, withBlocked: boolean, isBehind?: SQL) {
  const adder = alias(people, "adder");
  const counting = db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.personId, miniProgramMembers.personId), withBlocked ? standsOn() : countsThrough()));
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
    .where(and(eq(miniProgramMembers.miniProgramId, id), isBehind, exists(counting)))
    .orderBy(asc(miniProgramMembers.createdAt), asc(people.name), asc(people.id));
}
