import type { Actor } from "../../access/actor";
import { reachOf } from "../../access/reach";
import type { MiniProgramState } from "../../vocabulary";
import type { ListMiniPrograms } from "../list-inputs";
import { matching } from "./matching";
import { orderOf } from "./order";
import type { Question } from "./sources";
import { visibleTo } from "./visibility";
import { waitingOn } from "./waiting";

/** What the list of an address is for this person, so many rows of it. */
export function questionOf(actor: Actor, input: ListMiniPrograms, wanted: number): Question {
  const states = statesOf(actor, input);
  return {
    personId: actor.personId,
    visible: visibleTo(actor, input),
    matching: matching({ ...input, states }),
    waiting: waitingOn(actor, input, states),
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
