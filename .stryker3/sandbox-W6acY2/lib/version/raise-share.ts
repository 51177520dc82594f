import type { Ctx } from "../context";
import { invalid } from "../errors";
import { takeStep } from "./parts/take-step";
import type { SetShare } from "./step-inputs";

/** The share only rises, so that nobody who has the version loses it. */
export async function raiseShare(ctx: Ctx, input: SetShare): Promise<void> {
  await takeStep(ctx, "raise", input, {
    event: "version.share_raised",
    told: `share raised to ${input.share} %`,
    before: async (_, { share }) => {
      if (share !== null && input.share > share) return;
      const most =
        share !== null && share >= 99 ? "Publish it for everyone." : `Say a number from ${(share ?? 0) + 1} to 99.`;
      throw invalid({ share: [`The share is ${share ?? 0} % and only rises. ${most}`] });
    },
  });
}
