import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { changesBetween, type ConfigurationChange } from "./changes";
import { findRevision, newestRevision, type Revision } from "./parts/read-revision";

export type EarlierConfiguration = Revision & {
  /** What counts now, and what would change if the earlier state were brought back. */
  newest: number;
  changes: ConfigurationChange[];
  mayRestore: boolean;
};

/** One earlier state, compared with the one that counts now. */
export async function getConfigurationRevision(
  ctx: Ctx,
  input: { id: string; revision: number },
): Promise<EarlierConfiguration> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "configuration.view");
    const newest = await newestRevision(ctx.db, input.id);
    const isPast = input.revision < newest.revision;
    const earlier = isPast ? await findRevision(ctx.db, input.id, input.revision) : undefined;
    if (!earlier) throw notFound("This earlier state of the configuration does not exist.");
    return {
      ...earlier,
      newest: newest.revision,
      changes: changesBetween(newest.configuration, earlier.configuration),
      mayRestore: can(ctx.actor, "configuration.edit", { miniProgram }),
    };
  });
}
