import { and, desc, eq, lt, sql } from "drizzle-orm";
import { configurationRevisions, people } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { prepared } from "../prepared";
import { changesBetween, type ConfigurationChange } from "./changes";
import { emptyConfiguration } from "./fields";
import { revisionColumns } from "./parts/read-revision";

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

/** Who changed what, newest first. */
export async function listConfigurationHistory(
  ctx: Ctx,
  input: { id: string; before: number | null },
): Promise<HistoryPage> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.id, "configuration.view");
    const rows = await revisionsBefore(ctx.db).execute(input);
    const shown = rows.slice(0, historyPageSize);
    return {
      entries: shown.map(({ revision, configuration, changed }, at) => ({
        revision,
        ...changed,
        changes: changesBetween(rows[at + 1]?.configuration ?? emptyConfiguration, configuration),
      })),
      older: rows.length > historyPageSize ? (shown.at(-1)?.revision ?? null) : null,
    };
  });
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
