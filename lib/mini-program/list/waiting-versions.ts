import { sql, type SQL } from "drizzle-orm";

export type WaitingVersion = { number: string; state: "approved" | "rejected"; share: null; isPaused: false };

/** The versions of a mini program that wait for those who run it, the latest first (migration 0018). */
export function waitingVersions(id: SQL): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('number', number, 'state', state, 'share', null, 'isPaused', false)), '[]')
    from waiting_versions(${id}))`;
}
