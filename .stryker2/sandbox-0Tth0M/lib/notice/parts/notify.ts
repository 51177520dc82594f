import { and, eq, inArray, sql } from "drizzle-orm";
import { memberships, notices, people } from "../../../db/schema";
import type { Ctx } from "../../context";
import { enqueueMails } from "./enqueue-mail";

export type Notice = {
  title: string;
  body: string;
  /** The path in this console that it leads to. */
  href: `/${string}`;
  /** The request that waits for these people: once it is closed, nothing is left for them to do. */
  requestNumber?: number;
};

/** Without an actor it is the console that tells. */
type Teller = Pick<Ctx, "db" | "now" | "outreach"> & { actor?: { personId: string } };

/**
 * The one way to tell people something: a notice for each and, where mail is sent, a mail, in the transaction of the
 * act that it tells of. Whoever acts and whoever is an active member nowhere are told nothing.
 */
export async function notify(ctx: Teller, told: string[], { href, ...notice }: Notice): Promise<void> {
  const others = told.filter((id) => id !== ctx.actor?.personId);
  if (others.length === 0) return;
  const isMember = sql`exists (select 1 from ${memberships}
    where ${and(eq(memberships.personId, people.id), eq(memberships.status, "active"))})`;
  const found = await ctx.db
    .select({ id: people.id, email: people.email, emailVerified: people.emailVerified })
    .from(people)
    .where(and(inArray(people.id, others), isMember))
    .orderBy(people.id);
  if (found.length === 0) return;
  const createdAt = ctx.now();
  await ctx.db.insert(notices).values(found.map(({ id }) => ({ personId: id, ...notice, href, createdAt })));
  if (!ctx.outreach.sendsMail) return;
  const body = `${notice.body}\n\n${ctx.outreach.appUrl}${href}`;
  // An address that nobody vouched for may be somebody else's.
  const reached = found.flatMap(({ email, emailVerified }) => (email !== null && emailVerified ? [email] : []));
  await enqueueMails(
    ctx,
    reached.map((to) => ({ to, subject: notice.title, body })),
  );
}
