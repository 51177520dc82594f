import type { Ctx } from "../context";
import { takeStep } from "./parts/take-step";
import type { TakeVersionStep } from "./step-inputs";

/** Calls the release off for good: its users go back to the released version. */
export async function cancelRelease(ctx: Ctx, input: TakeVersionStep): Promise<void> {
  const words = { event: "version.canceled", told: "release canceled" } as const;
  await takeStep(ctx, "cancel", input, words);
}
