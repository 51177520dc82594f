import { and, eq } from "drizzle-orm";
import { miniPrograms, versions } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import type { DeleteVersion } from "./inputs";
import { holdVersion } from "./parts/hold-version";

/** Deletes a version that nobody ever asked for. Its number stays taken. */
export async function deleteVersion(ctx: Ctx, input: DeleteVersion): Promise<void> {
  const { id, number } = input;
  await inTransaction(ctx, async (ctx) => {
    const { miniProgram, facts } = await holdVersion(ctx, { id, number }, "delete");
    await ctx.db.delete(versions).where(and(eq(versions.miniProgramId, id), eq(versions.number, number)));
    await ctx.db.update(miniPrograms).set({ updatedAt: ctx.now() }).where(eq(miniPrograms.id, id));
    const { workspaceId } = miniProgram;
    const details = { name: facts.name, version: number, digest: facts.digest };
    await record(ctx, "version.deleted", { kind: "mini_program", id, workspaceId }, details);
  });
}
