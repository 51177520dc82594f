import { sql, type SQL } from "drizzle-orm";
import { approvalRequests } from "../../../db/schema";

/** Whether a version of a mini program was ever submitted: then others have decided about it, and it is not just dropped. */
export function wasEverSubmitted(id: SQL): SQL<boolean> {
  return sql`exists (
    select from ${approvalRequests}
    where ${approvalRequests.miniProgramId} = ${id} and ${approvalRequests.category} = 'publish')`;
}
