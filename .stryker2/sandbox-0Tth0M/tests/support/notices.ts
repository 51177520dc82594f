import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { notices, people } from "@/db/schema";

/** Who was told what, by name: each once for every notice that they got. */
export async function toldIn(db: Db): Promise<Record<string, string[]>> {
  const found = await db
    .select({ name: people.name, title: notices.title })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .orderBy(asc(people.name), asc(notices.createdAt), asc(notices.title));
  const told: Record<string, string[]> = {};
  for (const { name, title } of found) (told[title] ??= []).push(name);
  return told;
}
