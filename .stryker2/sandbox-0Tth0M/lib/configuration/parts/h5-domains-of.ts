import type { Db } from "../../../db/connect";
import { newestRevision } from "./read-revision";

/** The H5 whitelist that counts now, for guards of other operations, which ask for their own rights. */
export async function h5DomainsOf(db: Db, miniProgramId: string): Promise<string[]> {
  return (await newestRevision(db, miniProgramId)).configuration.h5Domains;
}
