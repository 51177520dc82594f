import { eq } from "drizzle-orm";
import { featureProposals } from "../../../db/schema";
import { record } from "../../audit/record";
import type { Ctx } from "../../context";
import { conflict, DomainError } from "../../errors";
import { beforeAndAfter, changesBetween } from "./changes";
import { chosenJsapis } from "./chosen-jsapis";
import { featureNamedOnce } from "./feature-named-once";
import { heldFeature } from "./held-entries";
import { writeFeature } from "./write-feature";

type Request = { number: number; subject: string; openedBy: string };

/** The feature becomes what was asked for, as its applicant's change, whoever has it by now. */
export async function proposalApproved(ctx: Ctx, { number, subject: key, openedBy }: Request): Promise<void> {
  const held = await heldFeature(ctx, key);
  const [proposal] = await ctx.db.select().from(featureProposals).where(eq(featureProposals.requestNumber, number));
  if (proposal?.revision !== held.revision) throw conflict(`The feature has changed since. ${instead}`);
  const { name, description, access, jsapis } = proposal;
  const after = { name, description, access, jsapis };
  const changes = changesBetween(held.fields, after);
  const edit = { key, before: held.fields, after, revision: held.revision + 1, changes };
  await asItFits(ctx, name, async (ctx) => {
    await chosenJsapis(ctx, jsapis);
    await writeFeature(ctx, edit, { changedBy: openedBy, requestNumber: number });
  });
  const details = { name: held.fields.name, key, request: `#${number}`, ...beforeAndAfter(changes) };
  await record(ctx, "catalog.feature_edited", { kind: "console" }, details);
}

const instead = "Reject the request with this reason, so that it is asked for anew.";

/** What its applicant could mend in a form, whoever approves can only be told: another feature may have the name by now. */
async function asItFits(ctx: Ctx, name: string, write: (ctx: Ctx) => Promise<void>): Promise<void> {
  try {
    await featureNamedOnce(ctx, name, () => ctx.db.transaction((db) => write({ ...ctx, db })));
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid") throw error;
    throw conflict(`${Object.values(error.issues).flat().join(" ")} ${instead}`);
  }
}
