import { and, asc, eq, inArray } from "drizzle-orm";
import { memberships, people } from "../../../db/schema";
import { rolesAllowed } from "../../access/sentences";
import type { Ctx } from "../../context";
import { readSettings } from "../../settings/parts/read-settings";
import type { Approver, Facts } from "../four-eyes";

/** What four eyes are judged by, as it is at this moment. */
export async function fourEyesFacts(ctx: Ctx, { involved }: { involved: readonly string[] }): Promise<Facts> {
  const approvers = await findApprovers(ctx);
  const { selfApproval } = await readSettings(ctx.db);
  return { personId: ctx.actor.personId, involved, approvers, selfApproval };
}

async function findApprovers({ db }: Ctx): Promise<Approver[]> {
  return db
    .select({ id: people.id, name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.workspaceKind, "super_app"),
        eq(memberships.status, "active"),
        inArray(memberships.role, rolesAllowed("approval.decide")),
      ),
    )
    .orderBy(asc(people.name), asc(people.id));
}
