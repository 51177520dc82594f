import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { invalid } from "../errors";
import type { EditFeature } from "./inputs";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import { assertNotProposed } from "./parts/assert-not-proposed";
import { assertNothingSavedMeanwhile, beforeAndAfter, changesBetween } from "./parts/changes";
import { chosenJsapis } from "./parts/chosen-jsapis";
import { featureNamedOnce } from "./parts/feature-named-once";
import { heldFeature } from "./parts/held-entries";
import { isInUse } from "./parts/mini-programs-with";
import { proposeChange } from "./parts/propose-change";
import { writeFeature } from "./parts/write-feature";
import { wideningOf, wideningWords } from "./widening";

/** The request that the change waits for; null where it counts at once. */
type Edited = { request: number | null };

/**
 * Changes a feature and what it grants. It counts at once for the mini programs that have it or have asked for it,
 * unless it grants them more: then it is asked for, with a reason, and nothing changes before somebody else has approved it.
 */
export async function editFeature(ctx: Ctx, input: EditFeature): Promise<Edited> {
  return featureNamedOnce(ctx, input.name, () => inTransaction(ctx, (ctx) => edit(ctx, input)));
}

async function edit(ctx: Ctx, { key, revision: began, reason, ...fields }: EditFeature): Promise<Edited> {
  assertMayOnEntry(ctx.actor, "catalog.edit");
  const held = await heldFeature(ctx, key);
  await assertNotProposed(ctx, key);
  await assertNothingSavedMeanwhile(ctx, { kind: "feature", entry: key }, held, { revision: began, fields });
  const changes = changesBetween(held.fields, fields);
  if (changes.length === 0) return { request: null };
  const change = { key, before: held.fields, after: fields };
  const sensitive = await chosenJsapis(ctx, fields.jsapis);
  const widening = wideningOf(held.fields, fields, sensitive);
  if (widening && (await isInUse(ctx.db, key))) {
    if (reason === "") throw invalid({ "": [wideningWords(widening)], reason: ["Say why, for whoever decides it."] });
    const { number } = await proposeChange(ctx, { ...change, reason, revision: held.revision });
    return { request: number };
  }
  await writeFeature(ctx, { ...change, revision: held.revision + 1, changes });
  const { name } = held.fields;
  await record(ctx, "catalog.feature_edited", { kind: "console" }, { name, key, ...beforeAndAfter(changes) });
  return { request: null };
}
