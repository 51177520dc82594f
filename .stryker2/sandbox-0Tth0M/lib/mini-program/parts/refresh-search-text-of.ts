import { eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { miniPrograms, miniProgramTexts, people } from "../../../db/schema";
import { searchText } from "../../text/search-text";

/** Mini programs are found by their creator's name and e-mail: renews what they are found by after these changed. */
export async function refreshSearchTextOf({ db }: { db: Db }, personId: string): Promise<void> {
  const isTheirs = eq(miniPrograms.createdBy, personId);
  await db.select({ id: miniPrograms.id }).from(miniPrograms).where(isTheirs).orderBy(miniPrograms.id).for("update");
  const created = await db
    .select({
      id: miniPrograms.id,
      names: sql<string[]>`array_agg(${miniProgramTexts.name})`,
      creatorName: people.name,
      creatorEmail: people.email,
    })
    .from(miniPrograms)
    .innerJoin(miniProgramTexts, eq(miniProgramTexts.miniProgramId, miniPrograms.id))
    .innerJoin(people, eq(people.id, miniPrograms.createdBy))
    .where(isTheirs)
    .groupBy(miniPrograms.id, people.id);
  if (created.length === 0) return;
  const renewed = created.map(({ id, ...texts }) => ({ id, search: searchText(texts) }));
  await db.execute(sql`
    update ${miniPrograms} set search_text = renewed.search
    from jsonb_to_recordset(${JSON.stringify(renewed)}::jsonb) as renewed(id text, search text)
    where ${miniPrograms.id} = renewed.id`);
}
