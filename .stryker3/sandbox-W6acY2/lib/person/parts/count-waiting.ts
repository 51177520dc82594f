import { sql } from "drizzle-orm";
import { approvalRequests, memberships, settings } from "../../../db/schema";
import { can } from "../../access/can";
import { rolesAllowed } from "../../access/sentences";
import type { Ctx } from "../../context";

/** Beyond this many nobody counts. */
const most = 100;

/**
 * How many requests wait for this person, up to 100: those that they may decide now, by the rules of lib/review/four-eyes.
 * One query over the open ones.
 */
export async function countWaiting({ db, actor }: Ctx): Promise<number> {
  if (!can(actor, "approval.decide")) return 0;
  const roles = sql.param(rolesAllowed("approval.decide"));
  const somebodyElseMay = sql`exists (
    select 1 from ${memberships}
    where ${memberships.workspaceKind} = 'super_app' and ${memberships.status} = 'active'
      and ${memberships.role} = any(${roles}::text[]) and ${memberships.personId} <> all(${approvalRequests.involved}))`;
  const mayDecide = sql`${actor.personId} <> all(${approvalRequests.involved})
    or (not ${somebodyElseMay} and (select ${settings.selfApproval} from ${settings}))`;
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from ${approvalRequests} where ${approvalRequests.state} = 'in_review' and (${mayDecide}) limit ${most}
    ) as waiting`);
  return rows[0]?.count ?? 0;
}
