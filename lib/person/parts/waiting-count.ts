import { sql } from "drizzle-orm";
import { approvalRequests, memberships, settings } from "../../../db/schema";
import type { Actor } from "../../access/actor";
import { can } from "../../access/can";
import { rolesAllowed } from "../../access/sentences";

/** Beyond this many nobody counts. */
const most = 100;

const approver = sql.placeholder("approver");

const somebodyElseMay = sql`exists (
  select 1 from ${memberships}
  where ${memberships.workspaceKind} = 'super_app' and ${memberships.status} = 'active'
    and ${memberships.role} = any(${sql.placeholder("approvers")}::text[]) and ${memberships.personId} <> all(${approvalRequests.involved}))`;

/**
 * In a prepared query: how many requests wait for the actor, up to 100, by the rules of lib/review/four-eyes.
 * `waitingFor` fills its places. It reads the open ones.
 */
export const waitingCount = sql<number>`(
  select count(*)::int from (
    select 1 from ${approvalRequests}
    where ${sql.placeholder("decides")}::boolean and ${approvalRequests.state} = 'in_review'
      and (${approver}::uuid <> all(${approvalRequests.involved})
        or (not ${somebodyElseMay} and (select ${settings.selfApproval} from ${settings})))
    limit ${most}
  ) as waiting)`;

export const waitingFor = (actor: Actor) => ({
  approver: actor.personId,
  approvers: rolesAllowed("approval.decide"),
  decides: can(actor, "approval.decide"),
});
