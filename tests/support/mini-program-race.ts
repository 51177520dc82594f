import type { TestDatabase } from "./database";
import type { Contender } from "./race";
import { rowRace } from "./row-race";

/** Two commands about one mini program, which each of them holds first. */
export function miniProgramRace(database: TestDatabase) {
  const { once, waited } = rowRace(database);
  const lock = "select 1 from mini_programs where id = $1 for no key update";
  return {
    once: ({ id }: { id: string }, contenders: [Contender, Contender]) => once({ lock, value: id }, contenders),
    waited,
  };
}
