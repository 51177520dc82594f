import "server-only";
import type { Ctx } from "@/lib/context";
import { currentActor } from "./session";
import { database } from "./db";
import { outreach } from "./outreach";

/** What operations of this request are handed, or null when nobody is signed in. */
export async function currentContext(): Promise<Ctx | null> {
  const actor = await currentActor();
  return actor && { db: database(), actor, now: () => new Date(), outreach: outreach() };
}
