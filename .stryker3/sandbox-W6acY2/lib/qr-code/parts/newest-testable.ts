import { sql, type SQL } from "drizzle-orm";
import { versions } from "../../../db/schema";
import type { VersionState } from "../../vocabulary";

/** States in which testers may run a version. */
const testable = [
  "developing",
  "in_review",
  "approved",
  "pilot",
  "grayscale",
  "released",
] as const satisfies VersionState[];

/** The highest number that testers of a mini program may run: where its default code leads. Null where there is none. */
export function newestTestable(miniProgramId: SQL): SQL<string | null> {
  return sql`(select ${versions.number} from ${versions} where ${versions.miniProgramId} = ${miniProgramId} and ${versions.state} in ${testable} order by ${versions.position} desc limit 1)`;
}
