import { and, desc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { auditEntries } from "../../../db/schema";
import type { AuditEvent } from "../../audit/events";
import type { Ctx } from "../../context";
import { invalid } from "../../errors";

/** Of one person in an hour, whatever the workspaces: mail goes to addresses that they typed. */
const mostInvitationsAnHour = 100;
const hour = 60 * 60 * 1000;

const sent: AuditEvent[] = ["invitation.sent", "invitation.resent"];

/**
 * Counted are the entries of the audit log: each sending has one, and none goes away with its invitation. Those of one
 * person wait for each other, so that two at once are not both the last one. The refusal stands beside `field`, or for
 * the form as a whole.
 */
export async function assertMaySendInvitation(ctx: Ctx, field: "email" | "adminEmail" | ""): Promise<void> {
  if (!ctx.outreach.sendsMail) return;
  const { personId } = ctx.actor;
  const lock = `mini-program-console:invitations of ${personId}`;
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
  const now = ctx.now().getTime();
  const withWorkspace = and(
    eq(auditEntries.event, "workspace.created" satisfies AuditEvent),
    sql`${auditEntries.details} ->> 'how' = 'invited'`,
  );
  const lately = await ctx.db
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.actorId, personId),
        gt(auditEntries.at, new Date(now - hour)),
        or(inArray(auditEntries.event, sent), withWorkspace),
      ),
    )
    .orderBy(desc(auditEntries.at))
    .limit(mostInvitationsAnHour);
  const first = lately[mostInvitationsAnHour - 1];
  if (!first) return;
  const minutes = Math.ceil((first.at.getTime() + hour - now) / 60_000);
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  throw invalid({ [field]: [`You have sent ${mostInvitationsAnHour} invitations within an hour. Go on in ${wait}.`] });
}
