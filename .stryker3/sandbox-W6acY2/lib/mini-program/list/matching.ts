import { sql, type SQL } from "drizzle-orm";
import { miniProgramKeys } from "../../../db/schema";
import { idBeginning, likeAnywhere, searchTerm, termPieces } from "../../text/search-text";
import type { MiniProgramState } from "../../vocabulary";
import type { ListMiniPrograms } from "../list-inputs";

/** A condition as a test of a row, what that test takes in microseconds, and as the index of keys knows it. */
export type Part = { row: SQL; testing: number; keys: SQL; isPiece: boolean };

/** What the rows of a list have in common. */
export type Matching = {
  /** Tests a row at hand. */
  row: SQL;
  /** Conditions that follow from it. */
  parts: Part[];
  /** Matches beside those parts. */
  or: SQL | null;
};

type Filters = Omit<ListMiniPrograms, "status"> & { states: MiniProgramState[] };

const attentionStates: MiniProgramState[] = ["created", "archived"];

const testingText = 0.22;

export function matching({ q, states, type, category, attention }: Filters): Matching {
  const wanted = attention ? states.filter((state) => attentionStates.includes(state)) : states;
  const parts: Part[] = [];
  if (type.length > 0) parts.push(part(sql`type = any(${list(type)})`, holdsOne(type.map((one) => `\ntype ${one}`))));
  if (category.length > 0) {
    parts.push(part(sql`categories && ${list(category)}`, holdsOne(category.map((one) => `\ncategory ${one}`)), 0.3));
  }
  if (attention) parts.push(part(sql`cardinality(missing) > 0`, holdsOne(["\nincomplete"])));
  const ofState = part(sql`state = any(${list(wanted)})`, holdsOne(wanted.map((state) => `\nstate ${state}`)));
  // Tests that rule out much come first, as a row is tested in this order.
  if (wanted.includes("released")) parts.push(ofState);
  else parts.unshift(ofState);
  const filters = all(parts.map(({ row }) => row));
  const term = searchTerm(q);
  if (term === "") return { row: filters, parts, or: null };

  const text = sql`search_text like ${likeAnywhere(term)}`;
  const digits = idBeginning(term);
  if (digits === null) return { row: sql`${filters} and ${text}`, parts: [...parts, ...textParts(term)], or: null };
  const id = idBegins(digits);
  const row = sql`${filters} and (${text} or ${id})`;
  if (digits.length > 3) return { row, parts: [...parts, ...textParts(term)], or: id };
  return {
    row,
    parts: [...parts, part(sql`(${text} or ${id})`, holdsOne([term, `\nid ${digits}`]), testingText, true)],
    or: null,
  };
}

export function inWorkspaces(workspaces: string[]): Part {
  // As text, so that the planner leaves the indexes of the workspaces alone: they would list far more rows.
  return part(
    sql`workspace_id::text = any(${list(workspaces)})`,
    holdsOne(workspaces.map((id) => `\nworkspace ${id}`)),
  );
}

function textParts(term: string): Part[] {
  return termPieces(term).map((piece) =>
    part(sql`search_text like ${likeAnywhere(piece)}`, holdsOne([piece]), testingText, true),
  );
}

/** The colon comes right after the digits: the range holds what begins with them. */
function idBegins(digits: string): SQL {
  return sql`(id >= ${digits} and id < ${digits + ":"})`;
}

function holdsOne(wanted: string[]): SQL {
  return sql`${miniProgramKeys} && ${list(wanted)}`;
}

function list(words: string[]): SQL {
  return sql`${sql.param(words)}::text[]`;
}

function part(row: SQL, keys: SQL, testing = 0.06, isPiece = false): Part {
  return { row, testing, keys, isPiece };
}

export function all(conditions: SQL[]): SQL {
  return sql.join(conditions, sql` and `);
}
