import { randomBytes } from "node:crypto";
import type { Db } from "@/db/connect";
import { sessions } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import type { Ctx } from "@/lib/context";
import { findActor } from "@/lib/person/find-actor";
import type { Outreach } from "@/lib/outreach";
import { hashSessionToken } from "@/lib/person/parts/session-token";
import { testNow } from "./world";

/** No mail is written unless a test asks for it. */
export const testOutreach: Outreach = {
  appUrl: "https://console.example",
  appLinkScheme: "harborpay",
  sendsMail: false,
};
export const withMail: Outreach = { ...testOutreach, sendsMail: true };

/** Signs a person in and reads who they are, by the query of every request. */
export async function actorOf(db: Db, person: { id: string }, address: string | null = null): Promise<Actor> {
  const tokenHash = hashSessionToken(randomBytes(32).toString("hex"));
  const ends = new Date(testNow.getTime() + 60_000);
  await db.insert(sessions).values({
    tokenHash,
    personId: person.id,
    createdAt: testNow,
    lastSeenAt: testNow,
    idleEndsAt: ends,
    endsAt: ends,
  });
  const actor = await findActor({ db, now: () => testNow, address }, { tokenHash });
  if (!actor) throw new Error(`The person ${person.id} could not be signed in.`);
  return actor;
}

/** What an operation is handed when this person acts, with the clock standing still. */
export async function ctxOf(db: Db, person: { id: string }, now = testNow): Promise<Ctx> {
  return { db, actor: await actorOf(db, person), now: () => now, outreach: testOutreach, scanForViruses: null };
}
