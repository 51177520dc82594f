import type { Ctx } from "../context";
import { takeStep } from "./parts/take-step";
import type { TakeVersionStep } from "./step-inputs";

/** From now on the testers of the whitelist get the version, and nobody else. */
export async function startPilot(ctx: Ctx, input: TakeVersionStep): Promise<void> {
  const words = { event: "version.pilot_started", told: "pilot started" } as const;
  await takeStep(ctx, "startPilot", input, words);
}
