import "server-only";
import type { Ctx } from "@/lib/context";
import { currentActor } from "./session";
import { database } from "./db";
import { outreach } from "./outreach";
import { virusScanner } from "./virus-scanner";

/** What operations of this request are handed, or null when nobody is signed in. */
export async function currentContext(): Promise<Ctx | null> {
  const actor = await currentActor();
  const around = { now: () => new Date(), outreach: outreach(), scanForViruses: virusScanner() };
  return actor && { db: database(), actor, ...around };
}
