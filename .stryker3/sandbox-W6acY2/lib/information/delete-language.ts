import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import { languageLabel } from "../format/languages";
import type { LanguageInput } from "./inputs";
import { changedFields } from "./parts/changed-fields";
import { languageGone } from "./parts/language-gone";
import { lastChange } from "./parts/last-change";
import { lockInformation } from "./parts/lock-information";
import { writeInformation } from "./parts/write-information";

/** Deletes the texts of one language, which the actor has seen as they stand; never those of the default. */
export async function deleteLanguage(ctx: Ctx, input: LanguageInput): Promise<{ revision: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { id, language } = input;
    const held = await lockInformation(ctx, id);
    const { general, texts } = held.state;
    const label = languageLabel(language);
    if (!texts.has(language)) throw await languageGone(ctx, id, language, "Nothing is left to delete.");
    if (language === general.defaultLanguage) {
      throw conflict(`${label} is the default language. Make another one the default first.`);
    }
    const later = await lastChange(ctx, id, { language, after: input.revision });
    if (later) {
      throw conflict(
        `${later.by} saved other texts in ${label} since you opened this page. Reload it to see them first.`,
      );
    }
    const after = { general, texts: new Map([...texts].filter(([other]) => other !== language)) };
    const { changes, revision } = await writeInformation(ctx, held, after);
    const subject = { kind: "mini_program", id, workspaceId: held.workspaceId } as const;
    await record(ctx, "information.language_deleted", subject, { language, before: changedFields(changes).before });
    return { revision };
  });
}
