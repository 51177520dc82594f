import { and, desc, eq, gt } from "drizzle-orm";
import { informationChanges, people } from "../../../db/schema";
import type { Ctx } from "../../context";
import type { InformationField } from "../../vocabulary";

type Wanted = { language?: string; field?: InformationField; after: number };

/** Who last changed texts of this language, or this field, after that revision. */
export async function lastChange(ctx: Ctx, id: string, { language, field, after }: Wanted) {
  const [last] = await ctx.db
    .select({ by: people.name })
    .from(informationChanges)
    .innerJoin(people, eq(people.id, informationChanges.changedBy))
    .where(
      and(
        eq(informationChanges.miniProgramId, id),
        gt(informationChanges.revision, after),
        language === undefined ? undefined : eq(informationChanges.language, language),
        field === undefined ? undefined : eq(informationChanges.field, field),
      ),
    )
    .orderBy(desc(informationChanges.id))
    .limit(1);
  return last;
}
