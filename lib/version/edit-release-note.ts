import { and, eq } from "drizzle-orm";
import { miniProgramTexts, versionReleaseNotes } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { invalid } from "../errors";
import type { EditReleaseNote } from "./inputs";
import { holdVersion } from "./parts/hold-version";

/** Sets the release note of one language; an empty one is taken away. */
export async function editReleaseNote(ctx: Ctx, input: EditReleaseNote): Promise<{ isChanged: boolean }> {
  const { id, number, language, note } = input;
  return inTransaction(ctx, async (ctx) => {
    const { miniProgram, facts } = await holdVersion(ctx, { id, number }, "editReleaseNote");
    const [known] = await ctx.db
      .select({ language: miniProgramTexts.language })
      .from(miniProgramTexts)
      .where(and(eq(miniProgramTexts.miniProgramId, id), eq(miniProgramTexts.language, language)));
    if (!known)
      throw invalid({ language: ["The mini program has no information in this language. Add it there first."] });
    const one = and(
      eq(versionReleaseNotes.miniProgramId, id),
      eq(versionReleaseNotes.number, number),
      eq(versionReleaseNotes.language, language),
    );
    const [was] = await ctx.db.select({ note: versionReleaseNotes.note }).from(versionReleaseNotes).where(one);
    const before = was?.note ?? "";
    if (before === note) return { isChanged: false };
    if (note === "") await ctx.db.delete(versionReleaseNotes).where(one);
    else if (was) await ctx.db.update(versionReleaseNotes).set({ note }).where(one);
    else await ctx.db.insert(versionReleaseNotes).values({ miniProgramId: id, number, language, note });
    const details = { name: facts.name, version: number, language, before, after: note };
    const { workspaceId } = miniProgram;
    await record(ctx, "version.release_note_edited", { kind: "mini_program", id, workspaceId }, details);
    return { isChanged: true };
  });
}
