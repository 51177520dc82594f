import { asc, inArray } from "drizzle-orm";
import { jsapis } from "../../db/schema";
import type { Ctx } from "../context";
import { invalid } from "../errors";
import type { DeclareVersion } from "./inputs";
import { assertNext, holdForUpload } from "./parts/hold-for-upload";
import { keepWhole, writeDraft } from "./parts/write-draft";

/** Keeps the entrance of an HTML5 mini program and what it is declared to use until that is made a version. */
export async function keepEntranceDraft(ctx: Ctx, input: DeclareVersion): Promise<{ id: string }> {
  const { id, number, uploadNote } = input;
  return keepWhole(ctx, async (ctx) => {
    const { highestVersion, entranceUrl } = await holdForUpload(ctx, id, "html5");
    assertNext(number, highestVersion);
    const known = await ctx.db
      .select({ name: jsapis.name })
      .from(jsapis)
      .where(inArray(jsapis.name, input.jsapis))
      .orderBy(asc(jsapis.name));
    if (known.length < input.jsapis.length) {
      throw invalid({ jsapis: ["One of these JSAPIs is not in the catalog any more. Choose again."] });
    }
    return writeDraft(ctx, { miniProgramId: id, number, uploadNote, entranceUrl, jsapis: input.jsapis });
  });
}
