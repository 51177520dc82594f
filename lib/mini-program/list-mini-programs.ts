import type { Ctx } from "../context";
import type { MiniProgramState } from "../vocabulary";
import type { ListMiniPrograms } from "./list-inputs";
import { find } from "./list/find";
import { listed, type ListedVersion, type MiniProgramRow } from "./list/listed";
import { writeCursor } from "./list/order";
import { questionOf, statesOf } from "./list/question";
import type { FoundRow } from "./list/rows";
import { exactUpTo } from "./list/sources";
import { seesNothing } from "./list/visibility";

export type { ListedVersion, MiniProgramRow };

export type MiniProgramList = {
  rows: MiniProgramRow[];
  /** Exact up to 1,000; `more` when there are more than `count`. */
  total: { count: number; more: boolean };
  /** The statuses that it holds: those asked for as far as the actor may ask for them, else the usual ones. */
  states: MiniProgramState[];
  next: string | null;
  previous: string | null;
};

/** The mini programs that the actor may view, searched, filtered, sorted and cut into pages. One or two round trips. */
export async function listMiniPrograms(ctx: Ctx, input: ListMiniPrograms): Promise<MiniProgramList> {
  const states = statesOf(ctx.actor, input);
  const question = questionOf(ctx.actor, input, input.size + 1);
  if (seesNothing(question.visible)) {
    return { rows: [], total: { count: 0, more: false }, states, next: null, previous: null };
  }
  const { rows, total } = await find(ctx.db, question);
  const isBack = input.direction === "previous" && question.order.place !== null;
  const isShort = rows.length <= input.size;
  // A cursor that leads beyond the end, or back to less than a page, leads to the first page.
  if (question.order.place && (rows.length === 0 || (isBack && rows.length < input.size))) {
    return listMiniPrograms(ctx, { ...input, cursor: "", direction: "next" });
  }
  const shown = rows.slice(0, input.size);
  if (isBack) shown.reverse();
  const cursorAt = (row: FoundRow | undefined) => (row ? writeCursor(input.sort, row) : null);
  return {
    rows: shown.map((row) => listed(ctx.actor, row)),
    total: { count: Math.min(total, exactUpTo), more: total > exactUpTo },
    states,
    next: isBack || !isShort ? cursorAt(shown.at(-1)) : null,
    previous: (isBack && !isShort) || (!isBack && question.order.place) ? cursorAt(shown[0]) : null,
  };
}
