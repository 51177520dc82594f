import { and, asc, eq, gt, isNull, ne, or } from "drizzle-orm";
import { informationChanges, people } from "../../../db/schema";
import type { Ctx } from "../../context";
import { conflict, savedMeanwhile } from "../../errors";
import { compareEdits } from "../../text/compare-edits";
import { whoSaved } from "../../text/who-saved";
import { formName, formValue, formValues } from "./form-values";
import type { InformationState, Texts } from "./information-state";
import type { Held } from "./lock-information";

type Edit = { language: string; revision: number; general: InformationState["general"]; texts: Texts };

/** Refuses a save that began before somebody else's, where both would not leave the same texts. */
export async function assertNothingSavedMeanwhile(ctx: Ctx, held: Held, edit: Edit): Promise<void> {
  const stands = held.state.texts.get(edit.language);
  if (edit.revision === held.revision || !stands) return;
  if (edit.revision > held.revision) throw conflict("The form is out of date. Reload the page; what you typed stays.");
  const later = await changesAfter(ctx, held, edit);
  const now = new Map(Object.entries(formValues(held.state, stands)));
  // What a field was when the editing began stands in its first change after that.
  const began = new Map(later.toReversed().map(({ field, before }) => [formName(field), formValue(field, before)]));
  const { values, untouched } = compareEdits(
    Object.fromEntries(began),
    formValues(edit, edit.texts),
    Object.fromEntries([...now].filter(([name]) => began.has(name))),
  );
  if (Object.keys(values).length === 0) return;
  const newestFirst = later.toReversed().map((change) => ({ ...change, field: formName(change.field) }));
  const told = whoSaved(newestFirst, Object.keys(values), ctx.actor.personId);
  throw savedMeanwhile({ revision: held.revision, ...told, values, untouched });
}

function changesAfter(ctx: Ctx, held: Held, { language, revision }: Edit) {
  return ctx.db
    .select({
      field: informationChanges.field,
      before: informationChanges.before,
      byId: people.id,
      by: people.name,
      at: informationChanges.changedAt,
    })
    .from(informationChanges)
    .innerJoin(people, eq(people.id, informationChanges.changedBy))
    .where(
      and(
        eq(informationChanges.miniProgramId, held.id),
        gt(informationChanges.revision, revision),
        or(isNull(informationChanges.language), eq(informationChanges.language, language)),
        ne(informationChanges.field, "defaultLanguage"),
      ),
    )
    .orderBy(asc(informationChanges.id));
}
