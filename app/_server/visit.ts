import "server-only";
import type { VisitorCtx } from "@/lib/workspace/find-invitation";
import { database } from "./db";
import { currentActor } from "./session";

/** Reads for a page that is shown to whoever is not signed in, too. */
export async function visit<T>(read: (ctx: VisitorCtx) => Promise<T>): Promise<T> {
  const actor = await currentActor();
  return read({ db: database(), now: () => new Date(), actor: actor?.personId ? actor : null });
}
