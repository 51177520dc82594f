import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { invalid } from "../errors";
import { entranceIssue } from "../mini-program/inputs";
import { nameTaken } from "../mini-program/parts/name-taken";
import { violates } from "../unique-violation";
import type { SaveInformation } from "./inputs";
import { assertNothingSavedMeanwhile } from "./parts/assert-nothing-saved-meanwhile";
import { changedFields } from "./parts/changed-fields";
import { languageGone } from "./parts/language-gone";
import { lockInformation } from "./parts/lock-information";
import { writeInformation } from "./parts/write-information";

/** Saves the texts of one language and what stands once. Answers with the revision made, or null where nothing changed. */
export async function saveInformation(ctx: Ctx, input: SaveInformation): Promise<{ revision: number | null }> {
  try {
    return await inTransaction(ctx, (ctx) => save(ctx, input));
  } catch (error) {
    if (violates(error, "mini_program_texts_name")) throw nameTaken(input.name);
    throw error;
  }
}

async function save(ctx: Ctx, input: SaveInformation): Promise<{ revision: number | null }> {
  const held = await lockInformation(ctx, input.id);
  const { language, name, tagline, description, keywords } = input;
  const { categories, logoId: logo, serviceEmail, servicePhone, entranceUrl } = input;
  const entrance = entranceIssue({ type: held.type, entranceUrl });
  if (entrance) throw invalid({ entranceUrl: [entrance] });
  if (!held.state.texts.has(language)) {
    throw await languageGone(ctx, held.id, language, "Nothing was saved; what you typed is still here.");
  }
  const texts = { name, tagline, description, keywords };
  const given = { categories, logo, serviceEmail, servicePhone, entranceUrl };
  const general = { ...held.state.general, ...given };
  await assertNothingSavedMeanwhile(ctx, held, { ...input, texts, general });

  const after = { general, texts: new Map(held.state.texts).set(language, texts) };
  const { changes, revision } = await writeInformation(ctx, held, after);
  if (changes.length === 0) return { revision: null };
  const subject = { kind: "mini_program", id: held.id, workspaceId: held.workspaceId } as const;
  await record(ctx, "information.edited", subject, { language, ...changedFields(changes) });
  return { revision };
}
