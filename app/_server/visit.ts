import "server-only";
import type { Db } from "@/db/connect";
import type { Actor } from "@/lib/access/actor";
import { database } from "./db";
import { currentActor } from "./session";

type VisitorCtx = { db: Db; now: () => Date; actor: Actor | null };

/** Reads for a page that is shown to whoever is not signed in, too. */
export async function visit<T>(read: (ctx: VisitorCtx) => Promise<T>): Promise<T> {
  const actor = await currentActor();
  return read({ db: database(), now: () => new Date(), actor: actor?.personId ? actor : null });
}
