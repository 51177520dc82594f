import { asc, eq } from "drizzle-orm";
import { miniPrograms, miniProgramTexts } from "../../db/schema";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import type { Category, MiniProgramType, RequiredInformation } from "../vocabulary";

export type LanguageTexts = {
  language: string;
  isDefault: boolean;
  name: string;
  tagline: string;
  description: string;
  keywords: string[];
};

export type Information = {
  type: MiniProgramType;
  defaultLanguage: string;
  categories: Category[];
  logoId: string | null;
  serviceEmail: string | null;
  servicePhone: string | null;
  entranceUrl: string | null;
  missing: RequiredInformation[];
  /** The default language first, then by tag. */
  languages: LanguageTexts[];
};

/** All fields of a mini program's information, in each of its languages. */
export async function getInformation(ctx: Ctx, input: { id: string }): Promise<Information> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.id, "information.view");
    const [[row], texts] = await Promise.all([
      ctx.db
        .select({
          type: miniPrograms.type,
          defaultLanguage: miniPrograms.defaultLanguage,
          categories: miniPrograms.categories,
          logoId: miniPrograms.logoId,
          serviceEmail: miniPrograms.serviceEmail,
          servicePhone: miniPrograms.servicePhone,
          entranceUrl: miniPrograms.entranceUrl,
          missing: miniPrograms.missing,
        })
        .from(miniPrograms)
        .where(eq(miniPrograms.id, input.id)),
      ctx.db
        .select({
          language: miniProgramTexts.language,
          name: miniProgramTexts.name,
          tagline: miniProgramTexts.tagline,
          description: miniProgramTexts.description,
          keywords: miniProgramTexts.keywords,
        })
        .from(miniProgramTexts)
        .where(eq(miniProgramTexts.miniProgramId, input.id))
        .orderBy(asc(miniProgramTexts.language)),
    ]);
    if (!row) throw notFound();
    const languages = texts
      .map((text) => ({ ...text, isDefault: text.language === row.defaultLanguage }))
      .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
    return { ...row, languages };
  });
}
