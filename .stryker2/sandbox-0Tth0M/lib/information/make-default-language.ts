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

/** Makes a language that is there the default. Answers with the revision made, or null where it was already. */
export async function makeDefaultLanguage(ctx: Ctx, input: LanguageInput): Promise<{ revision: number | null }> {
  return inTransaction(ctx, async (ctx) => {
    const { id, language } = input;
    const held = await lockInformation(ctx, id);
    const { general, texts } = held.state;
    if (!texts.has(language)) throw await languageGone(ctx, id, language, "The default stays as it is.");
    if (language === general.defaultLanguage) return { revision: null };
    const later = await lastChange(ctx, id, { field: "defaultLanguage", after: input.revision });
    if (later) {
      const label = languageLabel(general.defaultLanguage);
      throw conflict(`${later.by} has made ${label} the default since you opened this page. Reload it and look again.`);
    }
    const after = { general: { ...general, defaultLanguage: language }, texts };
    const { changes, revision } = await writeInformation(ctx, held, after);
    const subject = { kind: "mini_program", id, workspaceId: held.workspaceId } as const;
    await record(ctx, "information.default_language_changed", subject, changedFields(changes));
    return { revision };
  });
}
