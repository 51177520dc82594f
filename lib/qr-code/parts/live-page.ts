import { and, eq, sql, type Placeholder, type SQL } from "drizzle-orm";
import { qrCodes } from "../../../db/schema";

/** The codes that people made for a mini program and that are not deleted, in the words of the index qr_codes_list. */
export function isLivePage(miniProgramId: string | Placeholder): SQL | undefined {
  return and(eq(qrCodes.miniProgramId, miniProgramId), sql`${qrCodes.kind} = 'page' and ${qrCodes.deletedAt} is null`);
}
