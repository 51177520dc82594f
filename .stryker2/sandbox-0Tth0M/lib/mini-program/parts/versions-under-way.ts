import { sql, type SQL } from "drizzle-orm";
import { approvalRequests, versions } from "../../../db/schema";
import type { VersionUnderWay } from "../lifecycle";

/** The versions of a mini program that somebody decides about or tries out, each with its last request to publish. */
export function versionsUnderWay(id: SQL): SQL<VersionUnderWay[]> {
  return sql`(
    select coalesce(json_agg(json_build_object('number', ${versions.number}, 'state', ${versions.state},
      'share', ${versions.share}, 'isPaused', ${versions.isPaused},
      'request', (
        select max(${approvalRequests.number}) from ${approvalRequests}
        where ${approvalRequests.miniProgramId} = ${versions.miniProgramId} and ${approvalRequests.category} = 'publish'
          and ${approvalRequests.subject} = ${versions.number}
      )) order by ${versions.position}), '[]')
    from ${versions}
    where ${versions.miniProgramId} = ${id} and ${versions.state} in ('in_review', 'pilot', 'grayscale'))`;
}
