import { and, desc, eq, lt, sql } from "drizzle-orm";
import { approvalRequests, catalogChanges, people } from "../../db/schema";
import { can } from "../access/can";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { CatalogAct, CatalogField, CatalogKind } from "../vocabulary";
import { catalogEntry } from "./inputs";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import type { CatalogValue } from "./parts/changes";

export type CatalogHistoryChange = {
  id: number;
  /** Changes of one save bear the same. */
  revision: number;
  act: CatalogAct;
  /** Null where the entry came or went. */
  field: CatalogField | null;
  before: CatalogValue;
  after: CatalogValue;
  by: string;
  at: Date;
  /** The approved request that asked for it, where it needed one. */
  request: number | null;
  isSelfApproved: boolean;
};

export type CatalogHistory = {
  changes: CatalogHistoryChange[];
  /** Before which change the page of older ones begins; null where there are none. */
  older: number | null;
  /** Whether the actor may look at the requests. */
  opensRequests: boolean;
};

const historyPageSize = 20;

type Input = { kind: CatalogKind; entry: string; before: number | null };

/** Who changed an entry of the catalog from what to what, newest first, also of one that was deleted. */
export async function listCatalogHistory(ctx: Ctx, input: Input): Promise<CatalogHistory> {
  return permitted(ctx, async () => {
    assertMayOnEntry(ctx.actor, "catalog.view");
    const entry = catalogEntry(input.kind, input.entry);
    if (entry === null) throw notFound();
    const found = await ctx.db
      .select({
        id: catalogChanges.id,
        revision: catalogChanges.revision,
        act: catalogChanges.act,
        field: catalogChanges.field,
        before: catalogChanges.before,
        after: catalogChanges.after,
        by: people.name,
        at: catalogChanges.changedAt,
        request: catalogChanges.requestNumber,
        isSelfApproved: sql<boolean>`coalesce(${approvalRequests.isSelfApproved}, false)`,
      })
      .from(catalogChanges)
      .innerJoin(people, eq(people.id, catalogChanges.changedBy))
      .leftJoin(approvalRequests, eq(approvalRequests.number, catalogChanges.requestNumber))
      .where(
        and(
          eq(catalogChanges.kind, input.kind),
          eq(catalogChanges.entry, entry),
          input.before === null ? undefined : lt(catalogChanges.id, input.before),
        ),
      )
      .orderBy(desc(catalogChanges.id))
      .limit(historyPageSize + 1);
    const changes = found.slice(0, historyPageSize);
    const opensRequests = can(ctx.actor, "approval.viewAll");
    return { changes, opensRequests, older: found.length > historyPageSize ? (changes.at(-1)?.id ?? null) : null };
  });
}
