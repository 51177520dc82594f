import { and, desc, eq, lt, sql } from "drizzle-orm";
import { configurationRevisions, people } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { prepared } from "../prepared";
import { changesBetween, type ConfigurationChange } from "./changes";
import { emptyConfiguration } from "./fields";
import { currentOf, type CurrentConfiguration } from "./parts/current-configuration";
import { beginning, newestRevision, revisionColumns, type Revision } from "./parts/read-revision";

export type HistoryEntry = {
  revision: number;
  by: string;
  at: Date;
  restoredFrom: number | null;
  /** From what to what, against the state before. */
  changes: ConfigurationChange[];
};

export type HistoryPage = {
  entries: HistoryEntry[];
  /** Where the page of older ones begins; null where there are none. */
  older: number | null;
};

const historyPageSize = 20;

/** What counts now, and who changed what, newest first: all of it, or before the revision that is named. */
export async function getConfigurationWithHistory(
  ctx: Ctx,
  input: { id: string; before: number | null },
): Promise<CurrentConfiguration & { history: HistoryPage }> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "configuration.view");
    const reading = revisionsBefore(ctx.db).execute(input);
    const newest =
      input.before === null ? reading.then(([first]) => first ?? beginning) : newestRevision(ctx.db, input.id);
    const [rows, current] = await Promise.all([reading, currentOf(ctx, miniProgram, newest)]);
    return { ...current, history: pageOf(rows) };
  });
}

function pageOf(rows: Revision[]): HistoryPage {
  const shown = rows.slice(0, historyPageSize);
  const entries = shown.flatMap(({ revision, configuration, changed }, at) => {
    const before = rows[at + 1]?.configuration ?? emptyConfiguration;
    if (!changed) return [];
    const { by, at: when, restoredFrom } = changed;
    return [{ revision, by, at: when, restoredFrom, changes: changesBetween(before, configuration) }];
  });
  return { entries, older: rows.length > historyPageSize ? (shown.at(-1)?.revision ?? null) : null };
}

const revisionsBefore = prepared((db) => {
  return db
    .select(revisionColumns)
    .from(configurationRevisions)
    .innerJoin(people, eq(people.id, configurationRevisions.changedBy))
    .where(
      and(
        eq(configurationRevisions.miniProgramId, sql.placeholder("id")),
        // An expression without a column, so that a plan for any value goes by the index too.
        lt(configurationRevisions.revision, sql`coalesce(${sql.placeholder("before")}::int, 2147483647)`),
      ),
    )
    .orderBy(desc(configurationRevisions.revision))
    .limit(historyPageSize + 1)
    .prepare("revisions_before");
});
