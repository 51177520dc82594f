import { and, asc, eq, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { memberships, miniProgramMembers, miniPrograms, people } from "../../db/schema";
import { permitted, type Ctx } from "../context";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import type { DeveloperRole } from "../vocabulary";

export type Member = {
  personId: string;
  name: string;
  email: string | null;
  role: DeveloperRole;
  addedBy: string;
  addedAt: Date;
};

/** The members of a mini program whose membership counts: active in the owning or the super-app workspace. */
export async function listMembers(ctx: Ctx, input: { id: string }): Promise<Member[]> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.id, "member.view");
    const adder = alias(people, "adder");
    return ctx.db
      .selectDistinct({
        personId: people.id,
        name: people.name,
        email: people.email,
        role: miniProgramMembers.role,
        addedBy: adder.name,
        addedAt: miniProgramMembers.createdAt,
      })
      .from(miniProgramMembers)
      .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramMembers.miniProgramId))
      .innerJoin(people, eq(people.id, miniProgramMembers.personId))
      .innerJoin(adder, eq(adder.id, miniProgramMembers.addedBy))
      .innerJoin(
        memberships,
        and(
          eq(memberships.personId, people.id),
          eq(memberships.status, "active"),
          or(eq(memberships.workspaceKind, "super_app"), eq(memberships.workspaceId, miniPrograms.workspaceId)),
        ),
      )
      .where(eq(miniProgramMembers.miniProgramId, input.id))
      .orderBy(asc(miniProgramMembers.createdAt), asc(people.name));
  });
}
