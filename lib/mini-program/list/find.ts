import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { isSamplingQuicker, rareParts } from "./rare-parts";
import { pageOf, type FoundRow } from "./rows";
import { exactUpTo, gather, memberOf, partsOf, sample, shares, walk, type Question } from "./sources";

/** Rows looked at along the order before the index of keys is asked: about as much work as it has where few match. */
const patience = 4_000;

/** Rows looked at to count what is common. */
const glance = 1_500;

export type Look = {
  /** A row that nobody looked at may belong on this page. */
  isOpen: boolean;
  /** Matching rows met by membership, and among how many of the others. */
  foundAsMember: number;
  met: number;
  among: number;
  /** Whether those are all. */
  isCounted: boolean;
  /** How common each part of the matching is; measured where it is still of use. */
  shares: number[] | null;
};

/** Looks along the order for the page, and at some rows for the total. Where matches are common that is all it takes. */
export async function look(db: Db, question: Question): Promise<{ measured: Look; rows: FoundRow[] }> {
  const { visible, order, wanted } = question;
  const isMember = isMemberSomewhere(question);
  const parts: SQL[] = [];
  const found: SQL[] = [];
  if (isMember) {
    parts.push(sql`members as materialized (${memberOf(question)})`);
    found.push(sql`select id, key from members where ${order.beyond(sql`key`)}`);
  }
  const foundAsMember = isMember ? sql`(select count(*) from members)::int` : sql`0`;
  if (!visible.everything && visible.workspaces.length === 0) {
    const measured = sql`select false as "isOpen", ${foundAsMember} as "foundAsMember", 0 as met, 0 as among,
      true as "isCounted", null as shares`;
    return pageOf<Look>(db, question, parts, found, measured);
  }
  parts.push(sql`walked as materialized (${walk(question, patience)})`);
  found.push(sql`select id, key from walked where is_match`);
  const isOpen = sql`exists (
    select from walked group by source having bool_or(is_last) and count(*) filter (where is_match) < ${wanted})`;
  const sampled = sql`select ${isOpen} as "isOpen", ${foundAsMember} as "foundAsMember",
    count(*) filter (where is_match)::int as met, count(*)::int as among,
    count(*) filter (where is_match) > ${exactUpTo} or count(*) < ${glance} as "isCounted"
    from (${sample(question, glance)}) lying`;
  const measured = sql`select *, case when "isOpen" or not "isCounted" then ${shares(question)} end as shares from (${sampled}) sampled`;
  return pageOf<Look>(db, question, parts, found, measured);
}

/** The page and the total through the index of keys, where matches are too rare to be met. */
export async function dig(db: Db, question: Question, { shares }: Look): Promise<{ rows: FoundRow[]; total: number }> {
  const rare = rareParts(partsOf(question), shares ?? [], 0.45).map(({ part }) => part);
  const parts = [sql`gathered as materialized (${gather(question, rare)})`];
  const all = [sql`select id, key from gathered`];
  if (isMemberSomewhere(question)) {
    parts.push(sql`members as materialized (${memberOf(question)})`);
    all.push(sql`select id, key from members`);
  }
  const either = sql.join(all, sql` union all `);
  const found = sql`select id, key from (${either}) either where ${question.order.beyond(sql`key`)}`;
  const total = sql`select count(*)::int as total from (select from (${either}) either limit ${exactUpTo + 1}) counted`;
  const { measured, rows } = await pageOf<{ total: number }>(db, question, parts, [found], total);
  return { rows, ...measured };
}

/** Counts all but memberships, to one more than is told: as the rows lie where matches are common, else by the index of keys. */
export async function count(db: Db, question: Question, { met, among, shares }: Look): Promise<number> {
  const limit = exactUpTo + 1;
  const rare = rareParts(partsOf(question), shares ?? [], 0.15);
  const gathered = gather(
    question,
    rare.map(({ part }) => part),
  );
  const byIndex = sql`(select count(*) from (select from (${gathered}) gathered limit ${limit}) counted)`;
  const workspaceShare = question.visible.everything ? null : (shares?.at(-1) ?? 1);
  const query = isSamplingQuicker(limit, met / among, rare, workspaceShare)
    ? sql`select case when met < ${limit} then ${byIndex} else met end::int as total from (
        select count(*) as met from (
          select from (${sample(question, Math.ceil((1.4 * limit * among) / met))}) sampled where is_match limit ${limit}
        ) met) met`
    : sql`select ${byIndex}::int as total`;
  const answer = await db.execute<{ total: number }>(query);
  return answer.rows[0]?.total ?? 0;
}

function isMemberSomewhere({ visible }: Question): boolean {
  return visible.memberIn.length > 0;
}
