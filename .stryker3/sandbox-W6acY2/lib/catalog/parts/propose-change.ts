import { featureProposals } from "../../../db/schema";
import type { Ctx } from "../../context";
import { openRequest } from "../../request/parts/open-request";
import { assertNameFree } from "./feature-named-once";
import { proposalSnapshot } from "./proposal-snapshot";
import type { FeatureFields } from "./write-feature";

type Asked = { key: string; reason: string; revision: number; before: FeatureFields; after: FeatureFields };

/** Asks that a feature, which the caller holds, may be changed like that. Nothing of it changes before. */
export async function proposeChange(ctx: Ctx, asked: Asked): Promise<{ number: number }> {
  const { key, reason, revision, before, after } = asked;
  await assertNameFree(ctx, after.name, key);
  const snapshot = await proposalSnapshot(ctx, { key, before, after });
  const title = `Change the feature ${before.name}`;
  return openRequest(
    ctx,
    { category: "catalog_change", miniProgramId: null, subject: key, title, reason, snapshot },
    async (requestNumber) => {
      await ctx.db.insert(featureProposals).values({ requestNumber, revision, ...after });
    },
  );
}
