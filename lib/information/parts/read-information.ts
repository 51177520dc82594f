import { eq, sql } from "drizzle-orm";
import { informationChanges, miniPrograms, miniProgramTexts } from "../../../db/schema";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";
import { prepared } from "../../prepared";
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
  const [found] = await informationById(ctx.db).execute({ id });
  if (!found) throw notFound();
  const { texts, last, ...row } = found;
  const languages = texts
    .map((text) => ({ ...text, isDefault: text.language === row.defaultLanguage }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  const isOwn = last?.by === ctx.actor.personId;
  const justSaved = isOwn && ctx.now().getTime() - Date.parse(last.at) < minutesAfterSaving;
  return { ...row, languages, justSaved };
}

type Texts = Omit<LanguageTexts, "isDefault">[];

const informationById = prepared((db) =>
  db
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
      texts: sql<Texts>`(
        select coalesce(json_agg(json_build_object(
          'language', ${miniProgramTexts.language}, 'name', ${miniProgramTexts.name},
          'tagline', ${miniProgramTexts.tagline}, 'description', ${miniProgramTexts.description},
          'keywords', ${miniProgramTexts.keywords}
        ) order by ${miniProgramTexts.language}), '[]')
        from ${miniProgramTexts} where ${miniProgramTexts.miniProgramId} = ${miniPrograms}.id)`,
      last: sql<{ by: string; at: string } | null>`(
        select json_build_object('by', ${informationChanges.changedBy}, 'at', ${informationChanges.changedAt})
        from ${informationChanges} where ${informationChanges.miniProgramId} = ${miniPrograms}.id
        order by ${informationChanges.id} desc limit 1)`,
    })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, sql.placeholder("id")))
    .prepare("information"),
);
