import type { Db } from "../../db/connect";
import type { Refusal } from "../errors";
import type { Actor } from "./actor";
import { findHolders } from "./holders";
import { refusalSentence } from "./sentences";

const named = 3;

/** Why not, and who can: the roles that may do it and the people who hold them here. */
export async function explain(ctx: { db: Db; actor: Actor }, refusal: Refusal): Promise<string> {
  // Whoever belongs to nothing is told whom to ask on their own page, and learns no other names.
  const holders = ctx.actor.memberships.length === 0 ? [] : await findHolders(ctx.db, ctx.actor, refusal);
  return refusalSentence(refusal.action, holders.slice(0, named), Math.max(0, holders.length - named));
}
