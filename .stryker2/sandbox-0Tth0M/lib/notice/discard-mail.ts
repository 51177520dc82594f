import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { MailInput } from "./mail-inputs";
import { dropMail } from "./parts/enqueue-mail";
import { holdUndeliveredMail } from "./parts/hold-undelivered-mail";

/** A mail whose sending failed is wanted no more: it is neither tried nor shown again. */
export async function discardMail(ctx: Ctx, input: MailInput): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { id, to, subject } = await holdUndeliveredMail(ctx, input.mail);
    await dropMail(ctx, id);
    await record(ctx, "mail.discarded", { kind: "console" }, { to, subject });
  });
}
