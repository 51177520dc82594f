import { inArray } from "drizzle-orm";
import { jsapis } from "../../db/schema";
import { permittedPost, type Ctx } from "../context";
import { conflict, invalid } from "../errors";
import type { KeepEntranceDraft } from "./inputs";
import { addDraft } from "./parts/drafts";
import { sortedNames } from "./parts/entrance-digest";
import { findUploadTarget } from "./parts/hold-for-upload";
import { assertNext } from "./parts/next-number";

/** Keeps, for a day, what a version of an HTML5 mini program would be: its entrance as it is now, and the JSAPIs declared. */
export async function keepEntranceDraft(ctx: Ctx, input: KeepEntranceDraft): Promise<{ id: string }> {
  return permittedPost(ctx, async () => {
    const { entranceUrl, name, highestVersion } = await findUploadTarget(ctx, input.id);
    if (entranceUrl === null) throw conflict(`${name} is a native mini program: its versions are made of packages.`);
    assertNext(input.number, highestVersion);
    const declared = sortedNames(input.jsapis);
    await assertInCatalog(ctx, declared);
    const { number, uploadNote } = input;
    return addDraft(ctx, input.id, { number, uploadNote, entranceUrl, jsapis: declared });
  });
}

async function assertInCatalog({ db }: Ctx, names: string[]): Promise<void> {
  const found = await db.select({ name: jsapis.name }).from(jsapis).where(inArray(jsapis.name, names));
  const known = new Set(found.map(({ name }) => name));
  const missing = names.filter((name) => !known.has(name));
  if (missing.length === 0) return;
  const are = missing.length === 1 ? "is" : "are";
  throw invalid({ jsapis: [`${missing.join(", ")} ${are} not in the catalog. Take a look at your choice again.`] });
}
