import { sql } from "drizzle-orm";
import { memberships, miniProgramMembers, miniPrograms } from "../../../db/schema";
import { countsThrough } from "./counts-through";

/** In a query over mini programs: how many members count. */
export const memberCount = sql<number>`(
  select count(*)::int from ${miniProgramMembers}
  where ${miniProgramMembers.miniProgramId} = ${miniPrograms.id} and exists (
    select 1 from ${memberships} where ${memberships.personId} = ${miniProgramMembers.personId} and ${countsThrough()}))`;
