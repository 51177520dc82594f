import type { Ctx } from "../../context";
import { conflict } from "../../errors";
import type { KeepDraftFields } from "../inputs";
import { findUploadTarget } from "./hold-for-upload";
import { assertNext } from "./next-number";

/** Throws where no package of this number can be uploaded for the mini program, which it answers with. */
export async function assertPackageFits(
  ctx: Ctx,
  input: KeepDraftFields,
): Promise<{ id: string; workspaceId: string }> {
  const { id, workspaceId, type, name, highestVersion } = await findUploadTarget(ctx, input.id);
  if (type !== "native") {
    throw conflict(`${name} is an HTML5 mini program: its versions are made of its entrance, not of a package.`);
  }
  assertNext(input.number, highestVersion);
  return { id, workspaceId };
}
