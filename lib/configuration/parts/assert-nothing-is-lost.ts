import type { Ctx } from "../../context";
import { conflict, savedMeanwhile } from "../../errors";
import { compareEdits } from "../../text/compare-edits";
import { formValues } from "../form-values";
import type { SaveConfiguration } from "../inputs";
import type { Revision } from "./read-revision";

/** Throws both states where a field was changed meanwhile to something that was not sent. */
export function assertNothingIsLost(
  { actor }: Ctx,
  input: SaveConfiguration,
  began: Revision | undefined,
  newest: Revision,
): void {
  if (input.revision === newest.revision) return;
  if (!began || !newest.changed) throw conflict("The form is out of date. Reload the page; what you typed stays.");
  const differing = compareEdits(
    formValues(began.configuration),
    formValues(input.configuration),
    formValues(newest.configuration),
  );
  if (Object.keys(differing.values).length === 0) return;
  const { byId, by, at } = newest.changed;
  const saved = { revision: newest.revision, by: byId === actor.personId ? null : by, at };
  throw savedMeanwhile({ ...saved, ...differing });
}
