import { eq } from "drizzle-orm";
import { miniPrograms, miniProgramTexts, people } from "../../../db/schema";
import { permittedMiniProgram } from "../../access/permitted-mini-program";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";
import type { MiniProgramType } from "../../vocabulary";
import type { InformationState } from "./information-state";

/** The information as it stands while nobody else can change it. */
export type Held = {
  id: string;
  workspaceId: string;
  type: MiniProgramType;
  createdBy: string;
  revision: number;
  state: InformationState;
};

/** Waits for whoever is changing this mini program, then asks whether the actor may edit its information. */
export async function lockInformation(ctx: Ctx, id: string): Promise<Held> {
  const [row] = await ctx.db
    .select({
      workspaceId: miniPrograms.workspaceId,
      type: miniPrograms.type,
      createdBy: miniPrograms.createdBy,
      revision: miniPrograms.informationRevision,
      general: {
        categories: miniPrograms.categories,
        logo: miniPrograms.logoId,
        serviceEmail: miniPrograms.serviceEmail,
        servicePhone: miniPrograms.servicePhone,
        entranceUrl: miniPrograms.entranceUrl,
        defaultLanguage: miniPrograms.defaultLanguage,
      },
    })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, id))
    .for("no key update");
  await permittedMiniProgram(ctx, id, "information.edit");
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
    .where(eq(miniProgramTexts.miniProgramId, id));
  const { general, ...held } = row;
  return {
    ...held,
    id,
    state: { general, texts: new Map(texts.map(({ language, ...text }) => [language, text])) },
  };
}

/** Whoever it was created by, to be found by. */
export async function creatorOf(ctx: Ctx, { createdBy }: Held) {
  const [creator] = await ctx.db
    .select({ creatorName: people.name, creatorEmail: people.email })
    .from(people)
    .where(eq(people.id, createdBy));
  if (!creator) throw new Error("A mini program has no creator.");
  return creator;
}
