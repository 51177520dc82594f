import type { Db } from "../../../db/connect";
import { settings } from "../../../db/schema";

export type Settings = { selfApproval: boolean; revision: number };

/** What holds for the whole console, for operations that go by it. */
export async function readSettings(db: Db): Promise<Settings> {
  const [row] = await db.select({ selfApproval: settings.selfApproval, revision: settings.revision }).from(settings);
  if (!row) throw new Error("The row of the settings is missing: its migration has not run.");
  return row;
}
