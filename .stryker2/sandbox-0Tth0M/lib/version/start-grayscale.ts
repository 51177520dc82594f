import type { Ctx } from "../context";
import { takeStep } from "./parts/take-step";
import type { SetShare } from "./step-inputs";

/** From now on a share of the users, in percent, gets the version instead of the released one. */
export async function startGrayscale(ctx: Ctx, input: SetShare): Promise<void> {
  const words = { event: "version.grayscale_started", told: `grayscale release started at ${input.share} %` } as const;
  await takeStep(ctx, "startGrayscale", input, words);
}
