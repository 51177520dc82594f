import { sql, type Placeholder, type SQL } from "drizzle-orm";
import { approvalRequests, memberships, settings } from "../../../db/schema";
import type { Actor } from "../../access/actor";
import { can } from "../../access/can";
import { rolesAllowed } from "../../access/sentences";

/** Beyond this many nobody counts. */
const most = 100;

type Approving = { approver: SQL | Placeholder; approvers: SQL | Placeholder };

const somebodyElseMay = ({ approvers }: Approving) => sql`exists (
  select 1 from ${memberships}
  where ${memberships.workspaceKind} = 'super_app' and ${memberships.status} = 'active'
    and ${memberships.role} = any(${approvers}::text[]) and ${memberships.personId} <> all(${approvalRequests.involved}))`;

/** Of a request: whether it waits for this approver, by the rules of lib/review/four-eyes. */
const waits = (by: Approving) => sql`${approvalRequests.state} = 'in_review'
  and (${by.approver}::uuid <> all(${approvalRequests.involved})
    or (not ${somebodyElseMay(by)} and (select ${settings.selfApproval} from ${settings})))`;

/**
 * In a prepared query: how many requests wait for the actor, up to 100. `waitingFor` fills its places. It reads the open ones.
 */
export const waitingCount = sql<number>`(
  select count(*)::int from (
    select 1 from ${approvalRequests}
    where ${sql.placeholder("decides")}::boolean
      and ${waits({ approver: sql.placeholder("approver"), approvers: sql.placeholder("approvers") })}
    limit ${most}
  ) as waiting)`;

export const waitingFor = (actor: Actor) => ({
  approver: actor.personId,
  approvers: rolesAllowed("approval.decide"),
  decides: can(actor, "approval.decide"),
});

/** Of a request: whether it waits for the actor. Null for those whom none waits for. */
export function waitsFor(actor: Actor): SQL | null {
  const { approver, approvers, decides } = waitingFor(actor);
  return decides ? waits({ approver: sql`${approver}`, approvers: sql`${sql.param(approvers)}` }) : null;
}
