import { eq } from "drizzle-orm";
import { mails } from "../../../db/schema";
import { assertCan } from "../../access/can";
import type { Ctx } from "../../context";
import { conflict, notFound } from "../../errors";

/** A mail whose sending failed, held until the commit: no sender takes it meanwhile. */
export async function holdUndeliveredMail(ctx: Ctx, id: string) {
  assertCan(ctx.actor, "settings.manage");
  const [mail] = await ctx.db
    .select({
      id: mails.id,
      to: mails.toAddress,
      subject: mails.subject,
      nextAttemptAt: mails.nextAttemptAt,
      sentAt: mails.sentAt,
      lastError: mails.lastError,
    })
    .from(mails)
    .where(eq(mails.id, id))
    .for("update");
  if (!mail) throw notFound("This mail does not exist.");
  if (mail.sentAt) throw conflict("This mail was sent meanwhile.");
  if (mail.lastError !== null) return mail;
  if (mail.nextAttemptAt) throw conflict("The console is sending this mail at the moment. Look again in a minute.");
  throw conflict("This mail was discarded meanwhile.");
}
