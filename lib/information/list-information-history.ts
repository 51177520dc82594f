import { and, asc, desc, eq, gt, lt, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { informationChanges, people } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { prepared } from "../prepared";
import type { InformationField } from "../vocabulary";
import type { HistoryPlace } from "./inputs";
import type { Value } from "./parts/information-state";

export type InformationChange = {
  id: number;
  /** Changes of one save bear the same. */
  revision: number;
  /** Null for what stands once for all languages. */
  language: string | null;
  field: InformationField;
  before: Value;
  after: Value;
  by: string;
  at: Date;
};

export type InformationHistory = {
  changes: InformationChange[];
  /** Where the pages of newer and of older changes begin; null where there are none. */
  newer: number | null;
  older: number | null;
};

export const historyPageSize = 20;

/** Who changed which field of the information from what to what, newest first. */
export async function listInformationHistory(
  ctx: Ctx,
  input: HistoryPlace & { id: string },
): Promise<InformationHistory> {
  return permitted(ctx, async () => {
    await permittedMiniProgram(ctx, input.id, "information.view");
    const newer = input.after ? await newerPage(ctx, input.id, input.after) : null;
    return newer ?? olderPage(ctx, input.id, input.after ? null : (input.before ?? null));
  });
}

async function olderPage(ctx: Ctx, id: string, before: number | null): Promise<InformationHistory> {
  const found = await newestBefore(ctx.db).execute({ id, before });
  const changes = found.slice(0, historyPageSize);
  return {
    changes,
    newer: before === null ? null : (changes[0]?.id ?? before - 1),
    older: found.length > historyPageSize ? (changes.at(-1)?.id ?? null) : null,
  };
}

/** Null where not more than a page is newer: then the first page is the answer, full as it is. */
async function newerPage(ctx: Ctx, id: string, after: number): Promise<InformationHistory | null> {
  const found = await oldestAfter(ctx.db).execute({ id, after });
  if (found.length <= historyPageSize) return null;
  const changes = found.slice(0, historyPageSize).reverse();
  return { changes, newer: changes[0]?.id ?? null, older: changes.at(-1)?.id ?? null };
}

const changesOf = (db: Db, place: SQL | undefined, order: SQL) =>
  db
    .select({
      id: informationChanges.id,
      revision: informationChanges.revision,
      language: informationChanges.language,
      field: informationChanges.field,
      before: informationChanges.before,
      after: informationChanges.after,
      by: people.name,
      at: informationChanges.changedAt,
    })
    .from(informationChanges)
    .innerJoin(people, eq(people.id, informationChanges.changedBy))
    .where(and(eq(informationChanges.miniProgramId, sql.placeholder("id")), place))
    .orderBy(order)
    .limit(historyPageSize + 1);

const newestBefore = prepared((db) => {
  // An expression without a column, so that a plan for any value goes by the index too.
  const place = lt(informationChanges.id, sql`coalesce(${sql.placeholder("before")}::bigint, 9223372036854775807)`);
  return changesOf(db, place, desc(informationChanges.id)).prepare("information_changes_before");
});

const oldestAfter = prepared((db) =>
  changesOf(db, gt(informationChanges.id, sql.placeholder("after")), asc(informationChanges.id)).prepare(
    "information_changes_after",
  ),
);
