import type { Ctx } from "../../context";
import type { ListMiniPrograms } from "../../mini-program/list-inputs";
import { find, readOn } from "../../mini-program/list/find";
import { listed, type MiniProgramRow } from "../../mini-program/list/listed";
import { writeCursor } from "../../mini-program/list/order";
import { questionOf } from "../../mini-program/list/question";
import type { FoundRow } from "../../mini-program/list/rows";
import { exactUpTo } from "../../mini-program/list/sources";
import { seesNothing } from "../../mini-program/list/visibility";
import { batchSize } from "./export-file";
import { seenIds } from "./seen-ids";
import { watchRights } from "./watch-rights";

/** As long as a change may be under way before it is there to be read. */
const longestChange = 60_000;

/**
 * All that the list of an address holds for this person, in its order. What somebody changes meanwhile and thereby moves
 * is there once, at its old place or at the end.
 */
export async function* readMiniPrograms(ctx: Ctx, search: ListMiniPrograms): AsyncGenerator<MiniProgramRow[]> {
  const began = ctx.now().getTime();
  const isChanged = ({ updatedAt }: FoundRow) => updatedAt >= began - longestChange;
  const current = await watchRights(ctx);
  const seen = seenIds();
  const fresh = (rows: FoundRow[]) => {
    const unseen = rows.filter((row) => !(isChanged(row) && seen.has(row.id)));
    seen.add(unseen.map(({ id }) => id));
    return unseen.map((row) => listed(ctx.actor, row));
  };
  for await (const rows of inOrder(current, search)) yield fresh(rows);
  for await (const rows of inOrder(current, { ...search, sort: "updated" })) {
    yield fresh(rows.filter((row) => isChanged(row) && row.createdAt <= began));
    if (!rows.every(isChanged)) return;
  }
}

/** The way that the list itself takes decides what is rare; what is not is read in one pass along the order. */
async function* inOrder(current: () => Promise<Ctx>, search: ListMiniPrograms): AsyncGenerator<FoundRow[]> {
  let isRare = true;
  for (let cursor = ""; ;) {
    const { db, actor } = await current();
    const question = questionOf(actor, { ...search, cursor, direction: "next" }, batchSize);
    if (seesNothing(question.visible)) return;
    if (cursor !== "" && question.order.place === null) throw new Error("An export lost its place in the list.");
    let rows: FoundRow[];
    if (isRare) {
      const found = await find(db, question);
      isRare = found.total <= exactUpTo;
      rows = found.rows;
    } else rows = await readOn(db, question);
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    cursor = writeCursor(search.sort, last);
  }
}
