import { and, eq } from "drizzle-orm";
import { miniPrograms, versions } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { DeleteVersion } from "./inputs";
import { holdVersion } from "./parts/hold-version";

/** Deletes a version that nobody has asked for yet. Its number is not used again. */
export async function deleteVersion(ctx: Ctx, input: DeleteVersion): Promise<void> {
  const { id, number } = input;
  await inTransaction(ctx, async (ctx) => {
    const { miniProgram, facts } = await holdVersion(ctx, { id, number }, "delete");
    await ctx.db.delete(versions).where(and(eq(versions.miniProgramId, id), eq(versions.number, number)));
    await ctx.db.update(miniPrograms).set({ updatedAt: ctx.now() }).where(eq(miniPrograms.id, id));
    const details = { name: facts.name, version: number, digest: facts.digest };
    const { workspaceId } = miniProgram;
    await record(ctx, "version.deleted", { kind: "mini_program", id, workspaceId }, details);
  });
}
