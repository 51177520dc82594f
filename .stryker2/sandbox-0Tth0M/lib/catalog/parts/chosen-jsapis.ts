import { and, eq, inArray, sql } from "drizzle-orm";
import { catalogChanges, jsapis } from "../../../db/schema";
import type { Ctx } from "../../context";
import { invalid } from "../../errors";

/**
 * Holds the chosen JSAPIs, so that none is deleted before the feature that grants it is saved. Answers with those that
 * count as sensitive: marked so now or ever, so that none comes in while its mark is off.
 */
export async function chosenJsapis(ctx: Ctx, names: string[]): Promise<ReadonlySet<string>> {
  const found = await ctx.db
    .select({ name: jsapis.name, sensitive: jsapis.sensitive })
    .from(jsapis)
    .where(inArray(jsapis.name, names))
    .for("key share");
  const known = new Set(found.map(({ name }) => name));
  const missing = names.filter((name) => !known.has(name));
  if (missing.length > 0) {
    const are = missing.length === 1 ? "is" : "are";
    throw invalid({ jsapis: [`${missing.join(", ")} ${are} not in the catalog. Take a look at your choice again.`] });
  }
  const marked = found.flatMap(({ name, sensitive }) => (sensitive ? [name] : []));
  return new Set([...marked, ...(await onceSensitive(ctx, names))]);
}

/** Those of them that were marked sensitive at some time, also before they were deleted and made again. */
export async function onceSensitive({ db }: Pick<Ctx, "db">, names: string[]): Promise<string[]> {
  const isTrue = sql`'true' in (${catalogChanges.before}::text, ${catalogChanges.after}::text)`;
  const rows = await db
    .selectDistinct({ name: catalogChanges.entry })
    .from(catalogChanges)
    .where(and(eq(catalogChanges.kind, "jsapi"), inArray(catalogChanges.entry, names), isTrue));
  return rows.map(({ name }) => name);
}
