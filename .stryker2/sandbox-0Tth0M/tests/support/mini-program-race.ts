import { sql } from "drizzle-orm";
import type { TestDatabase } from "./database";
import type { Contender } from "./race";
import { rowRace } from "./row-race";

/** Two commands about one mini program, which each of them holds first. */
export function miniProgramRace(database: TestDatabase) {
  const { once, waited } = rowRace(database);
  return {
    once: ({ id }: { id: string }, contenders: [Contender, Contender]) =>
      once(sql`select 1 from mini_programs where id = ${id} for no key update`, contenders),
    waited,
  };
}
