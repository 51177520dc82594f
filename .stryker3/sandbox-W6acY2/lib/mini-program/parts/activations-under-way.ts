import { sql, type SQL } from "drizzle-orm";
import { approvalRequests, features } from "../../../db/schema";

export type ActivationUnderWay = { request: number; name: string };

/** The features whose activation for a mini program somebody decides. */
export function activationsUnderWay(id: SQL): SQL<ActivationUnderWay[]> {
  return sql`(
    select coalesce(json_agg(json_build_object('request', ${approvalRequests.number}, 'name', ${features.name})
      order by ${approvalRequests.number}), '[]')
    from ${approvalRequests} join ${features} on ${features.key} = ${approvalRequests.subject}
    where ${approvalRequests.miniProgramId} = ${id} and ${approvalRequests.category} = 'feature_activation'
      and ${approvalRequests.state} = 'in_review')`;
}
