import { eq } from "drizzle-orm";
import { mails } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { MailInput } from "./mail-inputs";
import { holdUndeliveredMail } from "./parts/hold-undelivered-mail";

/** Lets the sender try a mail at once that failed or was given up. One that is due already stays as it is. */
export async function retryMail(ctx: Ctx, input: MailInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { id, to, subject, nextAttemptAt } = await holdUndeliveredMail(ctx, input.mail);
    const now = ctx.now();
    if (nextAttemptAt && nextAttemptAt <= now) return;
    await ctx.db.update(mails).set({ nextAttemptAt: now }).where(eq(mails.id, id));
    await record(ctx, "mail.retried", { kind: "console" }, { to, subject });
  });
}
