import { sql, type SQL } from "drizzle-orm";
import { approvalRequests, versions } from "../../../db/schema";
import type { Life } from "../lifecycle";

/** The versions of a mini program that somebody decides about or tries out, each with its last request to publish. */
export function versionsUnderWay(id: SQL): SQL<Life["versionsUnderWay"]> {
  return sql`(
    select coalesce(json_agg(json_build_object('version', ${versions.number},
      'stage', case ${versions.state} when 'in_review' then 'in review' when 'pilot' then 'in pilot testing'
        else 'in grayscale release' end,
      'request', (
        select max(${approvalRequests.number}) from ${approvalRequests}
        where ${approvalRequests.miniProgramId} = ${versions.miniProgramId} and ${approvalRequests.category} = 'publish'
          and ${approvalRequests.subject} = ${versions.number}
      )) order by ${versions.position}), '[]')
    from ${versions}
    where ${versions.miniProgramId} = ${id} and ${versions.state} in ('in_review', 'pilot', 'grayscale'))`;
}
