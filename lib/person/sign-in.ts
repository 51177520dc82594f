import { and, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { identities, people, sessions } from "../../db/schema";
import { lockRoles } from "../access/never-orphaned";
import { record } from "../audit/record";
import { conflict } from "../errors";
import type { Outreach } from "../outreach";
import type { IdentityClaims } from "./inputs";
import { keepClaims } from "./parts/keep-claims";
import type { GroupMapping } from "./parts/roles-from-groups";
import { sessionLimits } from "./parts/session-limits";
import { takeMemberships } from "./parts/take-memberships";

/** Nobody acts yet: the sign-in itself says who it is. */
export type SignInCtx = { db: Db; now: () => Date; address: string | null };

export type SignIn = {
  claims: IdentityClaims;
  tokenHash: Buffer;
  /** The one person whose session may begin, where they were to sign in again. */
  onlyAs: string | null;
  sealedIdToken: Buffer | null;
  /** When the provider says that it asked them who they are; null where it does not say. */
  authenticatedAt: Date | null;
  userAgent: string | null;
  /** All that the provider said of them, for the groups and for a Workspace Admin who sets them up. */
  said: Record<string, unknown>;
  groupMapping: GroupMapping | null;
  outreach: Outreach;
  /** The e-mail addresses that the environment makes Workspace Admins. */
  workspaceAdmins: string[];
  /** Renews what other tables keep of a person's name and e-mail. */
  onRenamed: (ctx: { db: Db }, personId: string) => Promise<void>;
};

const anotherPerson = "Somebody else than the person who was to sign in again has signed in.";

/** Begins a session for whoever the identity provider vouched for. People are told apart by issuer and subject alone. */
export async function signIn(ctx: SignInCtx, input: SignIn): Promise<{ personId: string; endsAt: Date }> {
  return ctx.db.transaction(async (db) => {
    const now = ctx.now();
    // A sign-in may change roles, and waits for whoever else does before it holds anything.
    await lockRoles(db);
    const person = await findOrAddPerson(db, input.claims, now);
    if (input.onlyAs !== null && input.onlyAs !== person.id) throw conflict(anotherPerson);
    if (person.isRenamed) await input.onRenamed({ db }, person.id);
    const taken = await takeMemberships({ db, now }, person.id, input);
    await keepClaims({ db, now }, person.id, input.said, input.groupMapping?.claim);
    const endsAt = new Date(now.getTime() + sessionLimits.absolute);
    await removeEndedSessions(db, person.id, now);
    await db.insert(sessions).values({
      tokenHash: input.tokenHash,
      personId: person.id,
      createdAt: now,
      lastSeenAt: now,
      idleEndsAt: new Date(now.getTime() + sessionLimits.idle),
      endsAt,
      // The provider's clock may be ahead.
      authenticatedAt: input.authenticatedAt && new Date(Math.min(input.authenticatedAt.getTime(), now.getTime())),
      sealedIdToken: input.sealedIdToken,
      address: ctx.address,
      userAgent: input.userAgent?.slice(0, 300) ?? null,
    });
    const recorder = { db, now: () => now, actor: { personId: person.id, address: ctx.address } };
    const subject = { kind: "person", id: person.id } as const;
    await record(recorder, "person.signed_in", subject, { firstTime: person.isNew });
    for (const { event, workspaceId, details } of taken) {
      await record(recorder, event, { ...subject, workspaceId }, details);
    }
    return { personId: person.id, endsAt };
  });
}

async function removeEndedSessions(db: Db, personId: string, now: Date): Promise<void> {
  const ended = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(or(lt(sessions.endsAt, now), and(eq(sessions.personId, personId), lt(sessions.idleEndsAt, now))))
    .limit(100)
    .for("update", { skipLocked: true });
  await db.delete(sessions).where(inArray(sessions.id, ended));
}

type Found = { id: string; isNew: boolean; isRenamed: boolean };

async function findOrAddPerson(db: Db, claims: IdentityClaims, now: Date): Promise<Found> {
  const { issuer, subject, name, email, emailVerified } = claims;
  // Two first sign-ins of one identity at the same moment make one person.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([issuer, subject])}, 1))`);
  const [known] = await db
    .select({ id: people.id, name: people.name, email: people.email, emailVerified: people.emailVerified })
    .from(identities)
    .innerJoin(people, eq(people.id, identities.personId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  if (!known) {
    const [added] = await db
      .insert(people)
      .values({ name, email, emailVerified, createdAt: now })
      .returning({ id: people.id });
    if (!added) throw new Error("The person was not added.");
    await db.insert(identities).values({ issuer, subject, personId: added.id, createdAt: now });
    return { id: added.id, isNew: true, isRenamed: false };
  }
  const isRenamed = known.name !== name || known.email !== email;
  if (isRenamed || known.emailVerified !== emailVerified) {
    await db.update(people).set({ name, email, emailVerified }).where(eq(people.id, known.id));
  }
  return { id: known.id, isNew: false, isRenamed };
}
