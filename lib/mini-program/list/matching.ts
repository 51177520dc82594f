import { sql, type SQL } from "drizzle-orm";
import { idBeginning, likeAnywhere, searchTerm, termPieces } from "../../text/search-text";
import type { MiniProgramState } from "../../vocabulary";
import type { ListMiniPrograms } from "../list-inputs";

/** What the rows of a list have in common, said twice: to test a row at hand, and to find rows through the index of keys. */
export type Matching = { row: SQL; index: (workspaces: string[]) => SQL };

type Filters = Omit<ListMiniPrograms, "status"> & { states: MiniProgramState[] };

const keys = sql`mini_program_keys(id, search_text, workspace_id, type, state, categories, missing)`;
const attentionStates: MiniProgramState[] = ["created", "archived"];
const usualStates: MiniProgramState[] = ["created", "released"];

export function matching({ q, states, type, category, attention }: Filters): Matching {
  const wanted = attention ? states.filter((state) => attentionStates.includes(state)) : states;
  const row = [sql`state = any(${sql.param(wanted)}::text[])`];
  const index: SQL[] = [];
  if (type.length > 0) {
    row.push(sql`type = any(${sql.param(type)}::text[])`);
    index.push(holdsOne(type.map((one) => `\ntype ${one}`)));
  }
  if (category.length > 0) {
    row.push(sql`categories && ${sql.param(category)}::text[]`);
    index.push(holdsOne(category.map((one) => `\ncategory ${one}`)));
  }
  if (attention) {
    row.push(sql`cardinality(missing) > 0`);
    index.push(holdsAll(["\nincomplete"]));
  }
  const term = searchTerm(q);
  if (term !== "") row.push(rowHolds(term));
  // Nearly all mini programs are in one of the usual states, so asking for both would rule out next to nothing.
  const isUnusual = !usualStates.every((state) => wanted.includes(state));
  if (isUnusual || (term === "" && index.length === 0)) index.push(holdsOne(wanted.map((state) => `\nstate ${state}`)));
  return {
    row: all(row),
    index: (workspaces) => {
      const within = workspaces.length > 0 ? [holdsOne(workspaces.map((id) => `\nworkspace ${id}`))] : [];
      return term === "" ? all([...index, ...within]) : indexHolds(term, [...index, ...within]);
    },
  };
}

function rowHolds(term: string): SQL {
  const text = sql`search_text like ${likeAnywhere(term)}`;
  const digits = idBeginning(term);
  return digits === null ? text : sql`(${text} or ${idBegins(digits)})`;
}

function indexHolds(term: string, others: SQL[]): SQL {
  const pieces = termPieces(term);
  const digits = idBeginning(term);
  if (digits === null) return all([holdsAll(pieces), ...others]);
  if (digits.length <= 3) return all([holdsOne([term, `\nid ${digits}`]), ...others]);
  // So few IDs begin with four digits and more that their other keys need not be looked up.
  return sql`(${all([holdsAll(pieces), ...others])} or ${idBegins(digits)})`;
}

/** The colon comes right after the digits: the range holds what begins with them. */
function idBegins(digits: string): SQL {
  return sql`(id >= ${digits} and id < ${digits + ":"})`;
}

function holdsAll(wanted: string[]): SQL {
  return sql`${keys} @> ${sql.param(wanted)}::text[]`;
}

function holdsOne(wanted: string[]): SQL {
  return sql`${keys} && ${sql.param(wanted)}::text[]`;
}

function all(conditions: SQL[]): SQL {
  return sql.join(conditions, sql` and `);
}
