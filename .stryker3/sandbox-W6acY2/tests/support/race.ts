import type { Db } from "@/db/connect";

export type Contender = (db: Db) => Promise<unknown>;

/** Why those that failed did. */
export function refusals(results: PromiseSettledResult<unknown>[]): unknown[] {
  return results.filter((result) => result.status === "rejected").map((result): unknown => result.reason);
}
