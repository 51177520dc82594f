import { permittedMiniProgram } from "../access/permitted-mini-program";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, notFound } from "../errors";
import { changesBetween } from "./changes";
import type { RestoreConfiguration } from "./inputs";
import { addRevision, auditDetails, lockConfiguration } from "./parts/add-revision";
import { findRevision, newestRevision } from "./parts/read-revision";

/** Makes an earlier state count again, as a revision of its own. Refused where another has been saved since it was looked at. */
export async function restoreConfiguration(ctx: Ctx, input: RestoreConfiguration): Promise<{ revision: number }> {
  return inTransaction(ctx, async (ctx) => {
    await lockConfiguration(ctx, input.miniProgram);
    const { workspaceId } = await permittedMiniProgram(ctx, input.miniProgram, "configuration.edit");
    const newest = await newestRevision(ctx.db, input.miniProgram);
    if (newest.revision !== input.revision) {
      const who = newest.changed?.by ?? "Somebody";
      throw conflict(`${who} saved changes meanwhile. Nothing was brought back; look at the difference once more.`);
    }
    const earlier = await findRevision(ctx.db, input.miniProgram, input.restored);
    if (!earlier) throw notFound("This state of the configuration does not exist.");
    const changes = changesBetween(newest.configuration, earlier.configuration);
    if (changes.length === 0) throw conflict("This is what is configured now, so nothing was saved.");

    const revision = newest.revision + 1;
    await addRevision(ctx, input.miniProgram, {
      revision,
      configuration: earlier.configuration,
      restoredFrom: earlier.revision,
    });
    const subject = { kind: "mini_program" as const, id: input.miniProgram, workspaceId };
    const details = { revision, restoredFrom: earlier.revision, ...auditDetails(changes) };
    await record(ctx, "configuration.restored", subject, details);
    return { revision };
  });
}
