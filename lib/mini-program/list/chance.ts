import { sql, type SQL } from "drizzle-orm";
import { exactUpTo, type Question } from "./sources";

/** How many blocks of the table are looked at: the rarer the matches, the more it takes to meet some. */
const blocks = { least: 60, most: 400, matches: 2 };

/** Where fewer match, the index of keys has counted them sooner. */
const rarest = 0.004;

const rowsOfBlock = 17;

/**
 * Beyond how many there are less than once in a hundred million times, of things that come each by itself and of which so
 * many are to be expected: Bernstein's inequality, with c = ln 100,000,000 the sum of the expected, c / 3 and √(c² / 9 + 2 c expected).
 */
export const hardlyBeyond = (expected: SQL) => sql`(${expected} + 6.2 + sqrt(38 + 37 * ${expected}))`;

/**
 * Whether more match than are counted exactly, as blocks show that the database picks at random, each by itself and anew
 * each time: more of them hold a match than would if no more matched, each in a block of its own. They are read only
 * where they are likely to show it. Null where matches are too rare for it.
 */
export function areMoreByChance({ matching }: Question, density: number): SQL | null {
  if (density < rarest) return null;
  const wanted = Math.min(blocks.most, Math.max(blocks.least, Math.ceil(blocks.matches / density)));
  const likely = wanted * (1 - (1 - density) ** rowsOfBlock);
  const share = sql`least(1, ${wanted} / greatest(1, pg_relation_size('mini_programs') / current_setting('block_size')::float8))`;
  const expected = sql`(${exactUpTo} * ${share})`;
  const bound = hardlyBeyond(expected);
  return sql`(case when ${likely}::float8 > ${bound} then (select count(distinct (ctid::text::point)[0]) > ${bound}
    from mini_programs tablesample system (100 * ${share}) where ${matching.row}) else false end)`;
}
