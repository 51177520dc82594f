import { sql, type Placeholder, type SQL } from "drizzle-orm";
import { notices } from "../../../db/schema";
import type { Actor } from "../../access/actor";
import { can } from "../../access/can";
import type { Ctx } from "../../context";

type Reader = { reader: string | Placeholder; seesRequests: boolean | Placeholder };

/** What a person was told. That a request waits for them is for those who may still see all requests. */
export function toldTo({ reader, seesRequests }: Reader): SQL {
  return sql`(${notices.personId} = ${reader} and (${notices.requestNumber} is null or ${seesRequests}::boolean))`;
}

/** Whom `toldTo` asks about. */
export const readerOf = (actor: Actor) => ({ reader: actor.personId, seesRequests: can(actor, "approval.viewAll") });

/** What the actor was told. */
export const ownNotices = ({ actor }: Ctx): SQL => toldTo(readerOf(actor));
