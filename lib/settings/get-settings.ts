import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";
import { readSettings, type Settings } from "./parts/read-settings";

export type { Settings };

/** What is set for the whole console. */
export async function getSettings(ctx: Ctx): Promise<Settings> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "settings.manage");
    return readSettings(ctx.db);
  });
}
