import type { Ctx } from "../context";
import { takeStep } from "./parts/take-step";
import type { TakeVersionStep } from "./step-inputs";

/** The share of a paused grayscale release can be raised again. */
export async function resumeRelease(ctx: Ctx, input: TakeVersionStep): Promise<void> {
  const words = { event: "version.resumed", told: "grayscale release resumed" } as const;
  await takeStep(ctx, "resume", input, words);
}
