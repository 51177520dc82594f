import { sql } from "drizzle-orm";
import { notices } from "../../../db/schema";
import { can } from "../../access/can";
import type { Actor } from "../../access/actor";

/** Beyond this many nobody counts. */
const most = 100;

/** In a prepared query: how many notices the actor has not read, up to 100. `unreadOf` fills its places. */
export const unreadCount = sql<number>`(
  select count(*)::int from (
    select 1 from ${notices}
    where ${notices.personId} = ${sql.placeholder("reader")} and ${notices.readAt} is null
      and (${notices.requestNumber} is null or ${sql.placeholder("seesRequests")}::boolean)
    limit ${most}
  ) as unread)`;

/** Those of `ownNotices`. */
export const unreadOf = (actor: Actor) => ({ reader: actor.personId, seesRequests: can(actor, "approval.viewAll") });
