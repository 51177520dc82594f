import { and, eq, isNull, type SQL } from "drizzle-orm";
import { notices } from "../../../db/schema";
import { can } from "../../access/can";
import type { Ctx } from "../../context";

/** What the actor was told. That a request waits for them is for those who may still see all requests. */
export function ownNotices({ actor }: Ctx): SQL | undefined {
  const seesRequests = can(actor, "approval.viewAll");
  return and(eq(notices.personId, actor.personId), seesRequests ? undefined : isNull(notices.requestNumber));
}
