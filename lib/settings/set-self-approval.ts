import { settings } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import type { SetSelfApproval } from "./inputs";

/** Sets whether somebody may decide their own request where nobody else can. Set as it is, it changes nothing. */
export async function setSelfApproval(ctx: Ctx, input: SetSelfApproval): Promise<{ isChanged: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    assertCan(ctx.actor, "settings.manage");
    const [current] = await ctx.db.select().from(settings).for("update");
    if (!current) throw new Error("The row of the settings is missing: its migration has not run.");
    const selfApproval = input.selfApproval === "on";
    if (current.selfApproval === selfApproval) return { isChanged: false };
    if (current.revision !== input.revision) {
      throw conflict("Somebody else has changed the settings meanwhile. Look at them again, then choose.");
    }
    await ctx.db.update(settings).set({ selfApproval, revision: current.revision + 1 });
    await record(
      ctx,
      "settings.self_approval_set",
      { kind: "console" },
      { before: { selfApproval: current.selfApproval }, after: { selfApproval } },
    );
    return { isChanged: true };
  });
}
