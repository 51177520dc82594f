import { sql } from "drizzle-orm";
import { notices } from "../../../db/schema";
import { toldTo } from "./own-notices";

/** Beyond this many nobody counts. */
const most = 100;

const asked = { reader: sql.placeholder("reader"), seesRequests: sql.placeholder("seesRequests") };

/** In a prepared query: how many notices a person has not read, up to 100. `readerOf` fills its places. */
export const unreadCount = sql<number>`(
  select count(*)::int from (
    select 1 from ${notices} where ${toldTo(asked)} and ${notices.readAt} is null limit ${most}
  ) as unread)`;
