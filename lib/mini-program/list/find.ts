import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { literal } from "./literal";
import { isSamplingQuicker, measure, rareParts } from "./rare-parts";
import { pageOf, type FoundRow } from "./rows";
import { areMoreByChance } from "./chance";
import { exactUpTo, gather, memberOf, partsOf, sample, shares, size, waitedFor, walk, type Question } from "./sources";

type Found = { rows: FoundRow[]; total: number };

/** Rows tried at first: along the order for the page, as they lie for the total. */
const glance = { along: 500, lying: 1_500 };

/**
 * Rows looked at along the order before the index of keys is asked: where matches are rarer, it has less work. The
 * rows of some workspaces lie far apart, so that each takes longer.
 */
const patience = { everything: 12_000, inWorkspaces: 6_000 };

/** More than there will ever be. */
const everyRow = 1_000_000_000;

const patienceFor = ({ visible }: Question) => patience[visible.everything ? "everything" : "inWorkspaces"];

type Look = {
  /** A row that nobody looked at may belong on this page. */
  isOpen: boolean;
  foundAlong: number;
  foundBeside: number;
  /** Matching rows among those tried for the total, and whether these are all. */
  met: number;
  among: number;
  isCounted: boolean;
  /** How common each part of the matching is; measured where it is still of use. */
  shares: number[] | null;
};

/** A page and the total. One query where matches are common, else two; a third only where they are common and stand together far away. */
export async function find(db: Db, question: Question): Promise<Found> {
  const { measured, rows } = await look(db, question);
  if (!measured.isOpen) {
    // The other ways count on their way.
    if (measured.foundBeside > exactUpTo) return { rows, total: measured.foundBeside };
    const others = measured.isCounted ? measured.met : await count(db, question, measured);
    return { rows, total: others + measured.foundBeside };
  }
  const rowsOfEach = patienceFor(question) / Math.max(1, question.visible.workspaces.length);
  if (densityOf(measured) * rowsOfEach > 1.6 * question.wanted) {
    const further = await lookFurther(db, question, measured);
    if (further) return further;
  }
  return dig(db, question, measured);
}

/**
 * The next rows along the order, however far apart they lie, and no total: for what is read to its end, where one pass
 * over everything visible is the price of the whole and not of a page.
 */
export async function readOn(db: Db, question: Question): Promise<FoundRow[]> {
  const { everything, workspaces } = question.visible;
  const { parts, found } = beside(question);
  if (everything || workspaces.length > 0) {
    const walked = walk(question, everyRow);
    parts.push(sql`walked as materialized (${walked.found})`);
    found.push(sql`select id, key from walked`);
  }
  return parts.length === 0 ? [] : (await pageOf(db, question, parts, found, sql`select`)).rows;
}

/** Of the rows that were tried, how many match; of those along the order where all of them were. */
function densityOf({ isOpen, met, among, foundAlong }: Look): number {
  return isOpen ? (met + foundAlong) / (among + glance.along) : met / among;
}

async function look(db: Db, question: Question): Promise<{ measured: Look; rows: FoundRow[] }> {
  const { parts, found, countBeside } = beside(question);
  if (!question.visible.everything && question.visible.workspaces.length === 0) {
    const measured = sql`select false as "isOpen", 0 as "foundAlong", ${countBeside} as "foundBeside", 0 as met,
      0 as among, true as "isCounted", null as shares`;
    return pageOf<Look>(db, question, parts, found, measured, { isAlike: true });
  }
  const walked = walk(question, glance.along);
  parts.push(sql`walked as materialized (${walked.found})`);
  found.push(sql`select id, key from walked`);
  const tried = sql`select (${walked.isCut}) as "isOpen", (select count(*) from walked)::int as "foundAlong",
    ${countBeside} as "foundBeside", count(*) filter (where is_match)::int as met, count(*)::int as among,
    count(*) filter (where is_match) > ${literal(exactUpTo)} or count(*) < ${literal(glance.lying)} as "isCounted"
    from (${sample(question, glance.lying)}) lying`;
  const isOver = sql`"isCounted" and not "isOpen"`;
  const measured = sql`select *, case when not (${isOver}) then ${shares(question)} end as shares from (${tried}) tried`;
  return pageOf<Look>(db, question, parts, found, measured, { isAlike: true });
}

async function lookFurther(db: Db, question: Question, measured: Look): Promise<Found | null> {
  const { parts, found, countBeside } = beside(question);
  const walked = walk(question, patienceFor(question));
  parts.push(sql`walked as materialized (${walked.found})`);
  found.push(sql`select id, key from walked`);
  const others = measured.isCounted ? sql`${measured.met}::int` : counting(question, measured);
  const further = sql`select (${walked.isCut}) as "isOpen", ${others} + ${countBeside} as total`;
  const { measured: after, rows } = await pageOf<{ isOpen: boolean; total: number }>(
    db,
    question,
    parts,
    found,
    further,
  );
  return after.isOpen ? null : { rows, total: after.total };
}

/** The page and the total through the index of keys, where matches are too rare to be met. */
async function dig(db: Db, question: Question, measured: Look): Promise<Found> {
  const { parts, found, countBeside } = beside(question);
  const rare = rareParts(measure(partsOf(question), measured.shares ?? []), 0.45).map(({ part }) => part);
  parts.push(sql`gathered as materialized (${gather(question, rare)})`);
  found.push(sql`select id, key from gathered where ${question.order.beyond(sql`key`)}`);
  const total = sql`select (select count(*) from (select from gathered limit ${exactUpTo + 1}) counted)::int + ${countBeside} as total`;
  const answer = await pageOf<{ total: number }>(db, question, parts, found, total);
  return { rows: answer.rows, total: answer.measured.total };
}

async function count(db: Db, question: Question, measured: Look): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`select ${counting(question, measured)} as total`);
  return rows[0]?.total ?? 0;
}

/**
 * Counts all but what stands beside, to one more than is told. Where many match, a chance sample shows that they are
 * more; else they are counted by the index of keys, or by trying rows as they lie.
 */
function counting(question: Question, measured: Look): SQL {
  const { met, among, shares } = measured;
  const limit = exactUpTo + 1;
  const all = measure(partsOf(question), shares ?? []);
  const chosen = rareParts(all, 0.25);
  const gathered = gather(
    question,
    chosen.map(({ part }) => part),
  );
  const byIndex = sql`(select count(*) from (select from (${gathered}) gathered limit ${limit}) counted)`;
  if (question.visible.everything) {
    const areMore = areMoreByChance(question, densityOf(measured));
    return areMore ? sql`(case when ${areMore} then ${limit} else ${byIndex} end)::int` : sql`${byIndex}::int`;
  }
  const ways = { all, chosen, density: met / among, workspaceShare: shares?.at(-1) ?? 1 };
  if (!isSamplingQuicker(limit, ways)) return sql`${byIndex}::int`;
  const tried = Math.ceil((1.4 * limit * among) / met);
  return sql`(select case when met = ${limit} or ${size(question, tried)} < ${tried} then met else ${byIndex} end
    from (select count(*) as met from (
      select from (${sample(question, tried)}) sampled where is_match limit ${limit}) matching) counted)::int`;
}

/** What a membership makes visible, and what waits for the person: all of it at once, since neither is ever very much. */
function beside(question: Question): { parts: SQL[]; found: SQL[]; countBeside: SQL } {
  const { visible, waiting, order } = question;
  const sources = [
    ...(visible.memberIn.length > 0 ? [{ name: sql`members`, rows: memberOf(question) }] : []),
    ...(waiting.length > 0 ? [{ name: sql`waiting`, rows: waitedFor(question) }] : []),
  ];
  const counts = sources.map(({ name }) => sql`(select count(*) from ${name})::int`);
  return {
    parts: sources.map(({ name, rows }) => sql`${name} as materialized (${rows})`),
    found: sources.map(({ name }) => sql`select id, key from ${name} where ${order.beyond(sql`key`)}`),
    countBeside: sql.join([sql`0`, ...counts], sql` + `),
  };
}
