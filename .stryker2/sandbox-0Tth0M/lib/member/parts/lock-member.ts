import { and, eq } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { miniProgramMembers, people } from "../../../db/schema";
import { conflict } from "../../errors";
import type { DeveloperRole } from "../../vocabulary";

/** The membership as it is now, held until the end of the transaction. */
export async function lockMember(
  db: Db,
  miniProgramId: string,
  personId: string,
): Promise<{ personId: string; name: string; role: DeveloperRole }> {
  const [member] = await db
    .select({ personId: people.id, name: people.name, role: miniProgramMembers.role })
    .from(miniProgramMembers)
    .innerJoin(people, eq(people.id, miniProgramMembers.personId))
    .where(and(eq(miniProgramMembers.miniProgramId, miniProgramId), eq(miniProgramMembers.personId, personId)))
    .for("update", { of: miniProgramMembers });
  if (!member) throw conflict("This person is not a member of the mini program any more.");
  return member;
}
