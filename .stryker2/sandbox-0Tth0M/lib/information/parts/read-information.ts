import { asc, desc, eq } from "drizzle-orm";
import { informationChanges, miniPrograms, miniProgramTexts } from "../../../db/schema";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";
import type { Category, MiniProgramType, RequiredInformation } from "../../vocabulary";

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
  /** Counts the saves: an edit names the one that it began from. */
  revision: number;
  defaultLanguage: string;
  categories: Category[];
  logoId: string | null;
  serviceEmail: string | null;
  servicePhone: string | null;
  entranceUrl: string | null;
  missing: RequiredInformation[];
  /** The default language first, then by tag. */
  languages: LanguageTexts[];
  /** The actor's own save, where that is the newest and some minutes old at most. */
  justSaved: boolean;
};

const minutesAfterSaving = 5 * 60 * 1000;

/** All fields of a mini program's information, in each of its languages. */
export async function readInformation(ctx: Ctx, id: string): Promise<Information> {
  // One after the other: a transaction has one connection.
  const [row] = await ctx.db
    .select({
      type: miniPrograms.type,
      revision: miniPrograms.informationRevision,
      defaultLanguage: miniPrograms.defaultLanguage,
      categories: miniPrograms.categories,
      logoId: miniPrograms.logoId,
      serviceEmail: miniPrograms.serviceEmail,
      servicePhone: miniPrograms.servicePhone,
      entranceUrl: miniPrograms.entranceUrl,
      missing: miniPrograms.missing,
    })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, id));
  if (!row) throw notFound();
  const texts = await ctx.db
    .select({
      language: miniProgramTexts.language,
      name: miniProgramTexts.name,
      tagline: miniProgramTexts.tagline,
      description: miniProgramTexts.description,
      keywords: miniProgramTexts.keywords,
    })
    .from(miniProgramTexts)
    .where(eq(miniProgramTexts.miniProgramId, id))
    .orderBy(asc(miniProgramTexts.language));
  const [last] = await ctx.db
    .select({ by: informationChanges.changedBy, at: informationChanges.changedAt })
    .from(informationChanges)
    .where(eq(informationChanges.miniProgramId, id))
    .orderBy(desc(informationChanges.id))
    .limit(1);
  const languages = texts
    .map((text) => ({ ...text, isDefault: text.language === row.defaultLanguage }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  const isOwn = last?.by === ctx.actor.personId;
  const justSaved = isOwn && ctx.now().getTime() - last.at.getTime() < minutesAfterSaving;
  return { ...row, languages, justSaved };
}
