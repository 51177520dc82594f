import { and, eq, exists, inArray, like, or, sql, type AnyColumn, type SQL } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { auditEntries, foldedEmail, miniProgramKeys, miniPrograms, miniProgramTexts, people } from "../../../db/schema";
import { emailKey, nameKey } from "../../text/name-key";
import { idBeginning, likeAnywhere, searchTerm, termPieces } from "../../text/search-text";
import type { Lane } from "./lanes";

/** What was typed to choose people or mini programs, as a condition and, where few are meant, as a lane. */
export type Chosen = { condition: SQL; lane: Lane | null };

const few = 1000;

/** By any part of the name. An e-mail address has to be typed in full, so that nobody finds one out by trying. */
export async function chosenPeople(db: Db, typed: string): Promise<Chosen | null> {
  if (!typed) return null;
  const isMeant = or(sql`${people.name} ilike ${likeAnywhere(typed)}`, eq(foldedEmail, emailKey(typed)));
  const meant = await db
    .select({ id: people.id })
    .from(people)
    .where(isMeant)
    .limit(few + 1);
  const ids = meant.map(({ id }) => id);
  if (ids.length <= few) return fewOf(auditEntries.actorId, ids, sql`uuid[]`);
  const one = db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, auditEntries.actorId), isMeant));
  return { condition: exists(one.offset(0)), lane: null };
}

/** By any part of a name in any language, or by the beginning of the ID. A whole ID also finds what is gone. */
export async function chosenMiniPrograms(
  db: Db,
  typed: string,
  { column = auditEntries.miniProgramId, among }: { column?: AnyColumn; among?: SQL | undefined } = {},
): Promise<Chosen | null> {
  if (!typed) return null;
  const digits = idBeginning(typed);
  if (digits?.length === 16) return fewOf(column, [digits], sql`text[]`);
  const isMeant = and(or(digits ? like(miniPrograms.id, `${digits}%`) : undefined, isNamed(db, typed)), among);
  const meant = await db
    .select({ id: miniPrograms.id })
    .from(miniPrograms)
    .where(isMeant)
    .limit(few + 1);
  const ids = meant.map(({ id }) => id);
  if (ids.length <= few) return fewOf(column, ids, sql`text[]`);
  const one = db
    .select({ id: miniPrograms.id })
    .from(miniPrograms)
    .where(and(eq(miniPrograms.id, column), isMeant));
  return { condition: exists(one.offset(0)), lane: null };
}

function fewOf(column: AnyColumn, ids: string[], list: SQL): Chosen {
  return { condition: inArray(column, ids), lane: { column, keys: sql`unnest(${sql.param(ids)}::${list})` } };
}

// The index over all that a mini program is found by brings few to look at; of those the names decide.
function isNamed(db: Db, typed: string): SQL | undefined {
  const isOfIt = eq(miniProgramTexts.miniProgramId, miniPrograms.id);
  const isSo = like(miniProgramTexts.nameKey, likeAnywhere(nameKey(typed)));
  const text = db.select({ language: miniProgramTexts.language }).from(miniProgramTexts).where(and(isOfIt, isSo));
  return and(sql`${miniProgramKeys} @> ${sql.param(termPieces(searchTerm(typed)))}::text[]`, exists(text));
}
