import { and, asc, eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { informationChanges, miniPrograms, miniProgramTexts } from "@/db/schema";
import { saveInformationInput } from "@/lib/information/inputs";

/** The form of a mini program of `addMiniProgram` as it stands, with what was typed into it. */
export function informationForm(id: string, typed: Record<string, string | string[]> & { revision?: string } = {}) {
  return saveInformationInput.parse({
    id,
    revision: "1",
    language: "en",
    name: "Latte Line",
    tagline: "",
    description: "",
    keywords: "",
    ...typed,
  });
}

export async function rowOf(db: Db, id: string) {
  const [row] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
  if (!row) throw new Error(`There is no mini program ${id}.`);
  return row;
}

export async function textsOf(db: Db, id: string, language: string) {
  const ofIt = and(eq(miniProgramTexts.miniProgramId, id), eq(miniProgramTexts.language, language));
  const [texts] = await db.select().from(miniProgramTexts).where(ofIt);
  return texts;
}

/** The history, oldest first. */
export async function changesOf(db: Db, id: string) {
  return db
    .select({
      revision: informationChanges.revision,
      language: informationChanges.language,
      field: informationChanges.field,
      before: informationChanges.before,
      after: informationChanges.after,
      changedBy: informationChanges.changedBy,
    })
    .from(informationChanges)
    .where(eq(informationChanges.miniProgramId, id))
    .orderBy(asc(informationChanges.id));
}
