import { and, eq } from "drizzle-orm";
import { informationChanges, miniPrograms, miniProgramTexts } from "../../../db/schema";
import type { Ctx } from "../../context";
import { missingInformation } from "../../mini-program/parts/missing-information";
import { findH5Domains } from "../../qr-code/parts/find-h5-domains";
import { nameKey, sortName } from "../../text/name-key";
import { searchText } from "../../text/search-text";
import { changesBetween, type Change, type InformationState } from "./information-state";
import { creatorOf, type Held } from "./lock-information";
import { takeLogo } from "./take-logo";

/** Writes what differs, with its history, and keeps what lists and searches read true. Nothing for no difference. */
export async function writeInformation(
  ctx: Ctx,
  held: Held,
  after: InformationState,
): Promise<{ changes: Change[]; revision: number }> {
  const changes = changesBetween(held.state, after);
  if (changes.length === 0) return { changes, revision: held.revision };
  const revision = held.revision + 1;
  await takeLogo(ctx, held, after.general.logo);
  await writeTexts(ctx, held, after, changes);
  await ctx.db
    .update(miniPrograms)
    .set({ ...(await whatStandsOnce(ctx, held, after)), informationRevision: revision, updatedAt: ctx.now() })
    .where(eq(miniPrograms.id, held.id));
  await ctx.db.insert(informationChanges).values(
    changes.map((change) => ({
      ...change,
      miniProgramId: held.id,
      revision,
      changedBy: ctx.actor.personId,
      changedAt: ctx.now(),
    })),
  );
  return { changes, revision };
}

async function writeTexts(ctx: Ctx, held: Held, after: InformationState, changes: Change[]): Promise<void> {
  const languages = new Set(changes.flatMap(({ language }) => language ?? []));
  for (const language of languages) {
    const text = after.texts.get(language);
    const ofThis = and(eq(miniProgramTexts.miniProgramId, held.id), eq(miniProgramTexts.language, language));
    if (!text) await ctx.db.delete(miniProgramTexts).where(ofThis);
    else if (held.state.texts.has(language)) {
      await ctx.db
        .update(miniProgramTexts)
        .set({ ...text, nameKey: nameKey(text.name) })
        .where(ofThis);
    } else {
      const { id, workspaceId } = held;
      await ctx.db
        .insert(miniProgramTexts)
        .values({ miniProgramId: id, workspaceId, language, ...text, nameKey: nameKey(text.name) });
    }
  }
}

async function whatStandsOnce(ctx: Ctx, held: Held, { general, texts }: InformationState) {
  const { logo: logoId, ...others } = general;
  const shown = texts.get(general.defaultLanguage);
  if (!shown) throw new Error("The default language has no texts.");
  const h5Domains = held.type === "html5" ? await findH5Domains(ctx.db, held.id) : [];
  const names = [...texts.values()].map(({ name }) => name);
  return {
    ...others,
    logoId,
    name: shown.name,
    sortName: sortName(shown.name),
    searchText: searchText({ names, ...(await creatorOf(ctx, held)) }),
    missing: missingInformation({ ...general, ...shown, logoId, type: held.type, h5Domains }),
  };
}
