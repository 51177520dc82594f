import type { Ctx } from "../../context";
import { keepPackage } from "../../package/parts/keep-package";
import type { Inspection } from "../../package/report";
import { addDraft } from "./drafts";

type Uploaded = {
  id: string;
  number: string;
  uploadNote: string;
  fileName: string;
  bytes: Uint8Array;
  inspection: Inspection;
};

/** The package and the draft that keeps it from being purged, both or none; of a refused package only what is wrong. */
export async function putDraft(ctx: Ctx, uploaded: Uploaded): Promise<{ id: string }> {
  const { id, bytes, inspection, ...said } = uploaded;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    if (!inspection.ok) return addDraft(inside, id, { ...said, problems: inspection.problems });
    const { report } = inspection;
    await keepPackage(inside, { bytes, report });
    return addDraft(inside, id, { ...said, packageDigest: report.sha256 });
  });
}
