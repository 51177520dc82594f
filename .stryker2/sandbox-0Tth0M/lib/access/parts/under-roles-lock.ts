import type { Db } from "../../../db/connect";
import type { Actor } from "../actor";
import { lockRoles } from "../never-orphaned";
import { asTheyStandNow } from "./as-they-stand-now";

/** Like `lockRoles`; answers with the context as the actor stands behind the lock. */
export async function underRolesLock<C extends { db: Db; actor: Actor }>(ctx: C): Promise<C> {
  await lockRoles(ctx.db);
  return asTheyStandNow(ctx);
}
