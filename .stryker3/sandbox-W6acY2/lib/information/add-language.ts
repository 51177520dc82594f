import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, invalid } from "../errors";
import { languageLabel } from "../format/languages";
import { nameTaken } from "../mini-program/parts/name-taken";
import { violates } from "../unique-violation";
import type { AddLanguage } from "./inputs";
import { changedFields } from "./parts/changed-fields";
import { lockInformation } from "./parts/lock-information";
import { writeInformation } from "./parts/write-information";

const mostBesideTheDefault = 20;

/** Adds a language with the name given and otherwise the texts of the default language. */
export async function addLanguage(ctx: Ctx, input: AddLanguage): Promise<{ revision: number }> {
  try {
    return await inTransaction(ctx, (ctx) => add(ctx, input));
  } catch (error) {
    if (violates(error, "mini_program_texts_name")) throw nameTaken(input.name);
    throw error;
  }
}

async function add(ctx: Ctx, { id, language, name }: AddLanguage): Promise<{ revision: number }> {
  const held = await lockInformation(ctx, id);
  const { general, texts } = held.state;
  if (texts.has(language))
    throw invalid({ language: [`${languageLabel(language)} is there already. Edit its texts.`] });
  if (texts.size > mostBesideTheDefault) {
    throw conflict(`There are ${texts.size - 1} languages beside the default one; no more fit. Delete one first.`);
  }
  const start = texts.get(general.defaultLanguage);
  if (!start) throw new Error("The default language has no texts.");
  const after = { general, texts: new Map(texts).set(language, { ...start, name }) };
  const { changes, revision } = await writeInformation(ctx, held, after);
  const subject = { kind: "mini_program", id, workspaceId: held.workspaceId } as const;
  await record(ctx, "information.language_added", subject, { language, after: changedFields(changes).after });
  return { revision };
}
