import type { Ctx } from "../context";
import { keepPackage } from "../package/parts/keep-package";
import type { Inspection } from "../package/report";
import type { Upload } from "./inputs";
import { assertNext, holdForUpload } from "./parts/hold-for-upload";
import { keepWhole, writeDraft } from "./parts/write-draft";

type Received = Upload & { fileName: string; bytes: Uint8Array; inspection: Inspection };

/**
 * Keeps a package that was received and inspected until it is made a version, together with what was found; of one that
 * was refused, only why.
 */
export async function keepPackageDraft(ctx: Ctx, input: Received): Promise<{ id: string }> {
  const { id, number, uploadNote, fileName, bytes, inspection } = input;
  return keepWhole(ctx, async (ctx) => {
    const { highestVersion } = await holdForUpload(ctx, id, "native");
    assertNext(number, highestVersion);
    const draft = { miniProgramId: id, number, uploadNote, fileName };
    if (!inspection.ok) return writeDraft(ctx, { ...draft, problems: inspection.problems });
    const { report } = inspection;
    await keepPackage(ctx.db, { report, bytes, now: ctx.now() });
    return writeDraft(ctx, { ...draft, packageDigest: report.sha256 });
  });
}
