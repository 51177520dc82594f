import { mails } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { givenUp } from "./parts/undelivered";

/** Lets the sender try everything once more that was given up, such as after the mail server was mended. Answers how many. */
export async function retryGivenUpMails(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    assertCan(ctx.actor, "settings.manage");
    const { rowCount } = await ctx.db.update(mails).set({ nextAttemptAt: ctx.now() }).where(givenUp);
    const count = rowCount ?? 0;
    if (count > 0) await record(ctx, "mail.retried", { kind: "console" }, { givenUp: count });
    return count;
  });
}
