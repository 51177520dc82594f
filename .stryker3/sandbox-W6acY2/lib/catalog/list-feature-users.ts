import { permitted, type Ctx } from "../context";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import { everyMiniProgramWith, type FeatureUsers } from "./parts/mini-programs-with";

/** Every mini program for which a change of this feature counts, the first 1,000 by name, with its workspace. */
export async function listFeatureUsers(ctx: Ctx, input: { key: string }): Promise<FeatureUsers> {
  return permitted(ctx, async () => {
    assertMayOnEntry(ctx.actor, "catalog.edit");
    return everyMiniProgramWith(ctx.db, input.key);
  });
}
