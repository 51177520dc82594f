import { sql, type SQL } from "drizzle-orm";
import { versions } from "../../../db/schema";
import type { VersionState } from "../../vocabulary";

export type ReleaseUnderWay = {
  number: string;
  state: Extract<VersionState, "in_review" | "pilot" | "grayscale">;
  /** In percent; of a grayscale release alone. */
  share: number | null;
  isPaused: boolean;
};

/** The versions of a mini program that are on their way to its users. */
export function releasesUnderWay(id: SQL): SQL<ReleaseUnderWay[]> {
  return sql`(
    select coalesce(json_agg(json_build_object('number', ${versions.number}, 'state', ${versions.state},
      'share', ${versions.share}, 'isPaused', ${versions.isPaused}) order by ${versions.position}), '[]')
    from ${versions}
    where ${versions.miniProgramId} = ${id} and ${versions.state} in ('in_review', 'pilot', 'grayscale'))`;
}
