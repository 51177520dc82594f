import { exportDownload } from "@/app/_server/export-answer";
import { exportMiniPrograms } from "@/lib/export/export-mini-programs";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";

/** The list of mini programs as a file: all of it that the address of the list means, without its pages. */
export function GET(request: Request): Promise<Response> {
  return exportDownload(request, (ctx, { format, query }) =>
    exportMiniPrograms(ctx, { format, search: listMiniProgramsInput.parse(query) }),
  );
}
