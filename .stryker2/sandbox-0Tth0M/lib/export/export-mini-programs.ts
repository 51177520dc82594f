import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { forbidden } from "../errors";
import type { ListMiniPrograms } from "../mini-program/list-inputs";
import type { ExportFormat } from "./inputs";
import { exportFile, type ExportFile } from "./parts/export-file";
import { miniProgramSheet } from "./parts/mini-program-sheet";
import { readMiniPrograms } from "./parts/read-mini-programs";
import { said } from "./parts/said";

/** The list of mini programs as this person sees it, searched, filtered and sorted, without its pages. */
export async function exportMiniPrograms(
  ctx: Ctx,
  input: { search: ListMiniPrograms; format: ExportFormat },
): Promise<ExportFile> {
  const { search, format } = input;
  await inTransaction(ctx, async (ctx) => {
    if (ctx.actor.memberships.length === 0) {
      const refusal = { action: "miniProgram.view", isExplained: true } as const;
      throw forbidden("Mini programs are exported by active members of a workspace.", refusal);
    }
    const { q, status, type, workspace, category, attention, sort } = search;
    const filters = said({ search: q, status, type, workspace, category, needsMyAttention: attention, sort });
    await record(ctx, "export.made", { kind: "console" }, { exported: "mini programs", format, ...filters });
  });
  const name = { full: "mini-programs", ascii: "mini-programs" };
  return exportFile(ctx, { name, format, sheet: miniProgramSheet, batches: readMiniPrograms(ctx, search) });
}
