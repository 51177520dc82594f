import type { Ctx } from "../context";
import { replaceReleased } from "./parts/replace-released";
import { takeStep } from "./parts/take-step";
import type { TakeVersionStep } from "./step-inputs";

/** From now on everybody gets the version; the one before is archived, and can be rolled back to. */
export async function publishVersion(ctx: Ctx, input: TakeVersionStep): Promise<void> {
  const words = { event: "version.published", told: "published", before: replaceReleased } as const;
  await takeStep(ctx, "publish", input, words);
}
