import { sql, type SQL } from "drizzle-orm";
import { approvalRequests } from "../../../db/schema";
import type { Life } from "../lifecycle";

/** The versions of a mini program that somebody decides about, as a list of its open requests to publish. */
export function versionsUnderWay(id: SQL): SQL<Life["versionsUnderWay"]> {
  return sql`(
    select coalesce(json_agg(json_build_object('version', ${approvalRequests.subject}, 'stage', 'in review',
      'request', ${approvalRequests.number}) order by ${approvalRequests.number}), '[]')
    from ${approvalRequests}
    where ${approvalRequests.miniProgramId} = ${id} and ${approvalRequests.category} = 'publish'
      and ${approvalRequests.state} = 'in_review')`;
}
