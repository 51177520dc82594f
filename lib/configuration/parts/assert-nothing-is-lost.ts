import type { Ctx } from "../../context";
import { conflict, savedMeanwhile } from "../../errors";
import { compareEdits } from "../../text/compare-edits";
import { whoSaved } from "../../text/who-saved";
import { configurationFields } from "../../vocabulary";
import { formValues } from "../form-values";
import type { SaveConfiguration } from "../inputs";
import { findRevision, revisionsAfter, type Revision } from "./read-revision";

/** Throws both states where a field was changed meanwhile to something that was not sent. */
export async function assertNothingIsLost(ctx: Ctx, input: SaveConfiguration, newest: Revision): Promise<void> {
  const { miniProgram, revision } = input;
  if (revision === newest.revision) return;
  const began = await findRevision(ctx.db, miniProgram, revision);
  if (!began || !newest.changed) throw conflict("The form is out of date. Reload the page; what you typed stays.");
  const differing = compareEdits(
    formValues(began.configuration),
    formValues(input.configuration),
    formValues(newest.configuration),
  );
  const fields = Object.keys(differing.values);
  if (fields.length === 0) return;
  const since = [...(await revisionsAfter(ctx.db, miniProgram, revision)), began];
  const told = whoSaved(since.flatMap(changesOf), fields, ctx.actor.personId);
  throw savedMeanwhile({ revision: newest.revision, ...told, ...differing });
}

/** What a revision changed of the one before it, which follows it in the list. */
function changesOf({ configuration, changed }: Revision, at: number, newestFirst: Revision[]) {
  const before = newestFirst[at + 1];
  if (!changed || !before) return [];
  const [then, now] = [formValues(before.configuration), formValues(configuration)];
  return configurationFields.filter((field) => then[field] !== now[field]).map((field) => ({ ...changed, field }));
}
