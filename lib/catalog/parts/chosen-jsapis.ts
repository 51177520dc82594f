import { inArray } from "drizzle-orm";
import { jsapis } from "../../../db/schema";
import type { Ctx } from "../../context";
import { invalid } from "../../errors";

/** Holds the chosen JSAPIs, so that none is deleted before the feature that grants it is saved. Answers with the sensitive ones. */
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
  return new Set(found.flatMap(({ name, sensitive }) => (sensitive ? [name] : [])));
}
