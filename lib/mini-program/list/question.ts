import type { Actor } from "../../access/actor";
import { reachOf } from "../../access/reach";
import type { MiniProgramState } from "../../vocabulary";
import type { ListMiniPrograms } from "../list-inputs";
import { waitsFor } from "../../person/parts/waiting-count";
import { matching } from "./matching";
import { orderOf } from "./order";
import type { Question, Waiting } from "./sources";
import { visibleTo } from "./visibility";

/**
 * "Needs my attention" is what one runs and has to complete, and what one may decide a request about. The second is found
 * by its requests, beside the first.
 */
function waitingOn(actor: Actor, input: ListMiniPrograms): Waiting | null {
  const request = input.attention ? waitsFor(actor) : null;
  if (request === null) return null;
  const others = { ...input, attention: false };
  return {
    request,
    visible: visibleTo(actor, others),
    matching: matching({ ...others, states: statesOf(actor, input) }),
  };
}

/** What the list of an address is for this person, so many rows of it. */
export function questionOf(actor: Actor, input: ListMiniPrograms, wanted: number): Question {
  return {
    personId: actor.personId,
    visible: visibleTo(actor, input),
    matching: matching({ ...input, states: statesOf(actor, input) }),
    waiting: waitingOn(actor, input),
    order: orderOf(input),
    wanted,
  };
}

/** The statuses asked for, as far as this person may ask for them, else the usual ones. */
export function statesOf(actor: Actor, { status }: Pick<ListMiniPrograms, "status">): MiniProgramState[] {
  const allowed = status.filter(
    (state) => state !== "deleted" || reachOf(actor, "miniProgram.restore") === "everywhere",
  );
  return allowed.length > 0 ? allowed : ["created", "released"];
}
