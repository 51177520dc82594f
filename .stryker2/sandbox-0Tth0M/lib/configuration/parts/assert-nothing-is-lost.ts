import { conflict, savedMeanwhile } from "../../errors";
import { compareEdits } from "../../text/compare-edits";
import { configurationFields } from "../../vocabulary";
import { formValues } from "../form-values";
import type { SaveConfiguration } from "../inputs";
import type { Revision } from "./read-revision";

/** Throws both states where somebody else has changed a field to something that was not sent. */
export function assertNothingIsLost(input: SaveConfiguration, began: Revision | undefined, newest: Revision): void {
  if (input.revision === newest.revision) return;
  if (!began || !newest.changed) throw conflict("The form is out of date. Reload the page; what you typed stays.");
  const [then, now] = [formValues(began.configuration), formValues(newest.configuration)];
  const changed = configurationFields.filter((field) => then[field] !== now[field]);
  const { by, at } = newest.changed;
  const theirs = Object.fromEntries(changed.map((field): [string, string] => [field, now[field]]));
  const differing = compareEdits(then, formValues(input.configuration), theirs);
  if (Object.keys(differing.values).length === 0) return;
  throw savedMeanwhile({ revision: newest.revision, by, at, ...differing });
}
