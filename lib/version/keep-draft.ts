import { asTheyStandNow } from "../access/parts/as-they-stand-now";
import { permittedPost, type Ctx } from "../context";
import type { Inspection } from "../package/report";
import { assertNoVirus } from "../virus-scanner";
import type { KeepDraftFields } from "./inputs";
import { assertPackageFits } from "./parts/assert-package-fits";
import { putDraft } from "./parts/put-draft";

export type KeepDraft = KeepDraftFields & { fileName: string; bytes: Uint8Array; inspection: Inspection };

const longestFileName = 255;

/** Keeps a received package for its uploader, for a day, with what was found in it or what is wrong with it. */
export async function keepDraft(ctx: Ctx, input: KeepDraft): Promise<{ id: string }> {
  return permittedPost(ctx, async () => {
    // It has taken as long as the package took to arrive.
    const miniProgram = await fitsNow(ctx, input);
    if (ctx.scanForViruses && input.inspection.ok) {
      const refusal = { action: "version.upload", miniProgram } as const;
      await assertNoVirus(ctx, { field: "package", bytes: input.bytes, refusal });
      // And now as long as the scanner took.
      await fitsNow(ctx, input);
    }
    return putDraft(ctx, { ...input, fileName: cleanName(input.fileName) });
  });
}

async function fitsNow(ctx: Ctx, input: KeepDraft): Promise<{ id: string; workspaceId: string }> {
  return assertPackageFits(await asTheyStandNow(ctx), input);
}

/** Only ever shown: what cannot be stored or read is taken out. */
function cleanName(fileName: string): string {
  const characters = fileName.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "").normalize("NFC");
  return [...characters.trim()].slice(0, longestFileName).join("");
}
