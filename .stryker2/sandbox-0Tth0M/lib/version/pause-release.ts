import type { Ctx } from "../context";
import { takeStep } from "./parts/take-step";
import type { TakeVersionStep } from "./step-inputs";

/** Whoever is in the share keeps the version; the share cannot be raised until it is resumed. */
export async function pauseRelease(ctx: Ctx, input: TakeVersionStep): Promise<void> {
  const words = { event: "version.paused", told: "grayscale release paused" } as const;
  await takeStep(ctx, "pause", input, words);
}
