import { eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { miniPrograms, people } from "../../../db/schema";
import { creatorEnding } from "../../text/search-text";

/** Makes the mini programs of a person found by what the person is called now. */
export async function renewCreatorInSearch({ db }: { db: Db }, personId: string): Promise<void> {
  const [person] = await db
    .select({ creatorName: people.name, creatorEmail: people.email })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) return;
  const names = sql`regexp_replace(${miniPrograms.searchText}, '\\n[^\\n]*\\n[^\\n]*$', '')`;
  await db
    .update(miniPrograms)
    .set({ searchText: sql`${names} || ${creatorEnding(person)}` })
    .where(eq(miniPrograms.createdBy, personId));
}
