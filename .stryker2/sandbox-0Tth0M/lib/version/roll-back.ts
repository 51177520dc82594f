import type { Ctx } from "../context";
import { replaceReleased } from "./parts/replace-released";
import { takeStep } from "./parts/take-step";
import type { RollBack } from "./step-inputs";

/** Everybody gets an archived version again, instead of the released one. */
export async function rollBack(ctx: Ctx, input: RollBack): Promise<void> {
  const words = { event: "version.rolled_back", told: "rolled back to", before: replaceReleased } as const;
  await takeStep(ctx, "rollBack", input, words);
}
