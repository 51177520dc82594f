import { permittedPost, type Ctx } from "../context";
import type { KeepDraftFields } from "./inputs";
import { assertPackageFits } from "./parts/assert-package-fits";

/** Refuses an upload before a byte of its package is read, for what `keepDraft` would refuse it after. */
export async function checkUpload(ctx: Ctx, input: KeepDraftFields): Promise<void> {
  await permittedPost(ctx, () => assertPackageFits(ctx, input));
}
