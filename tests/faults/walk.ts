import { setTimeout as pause } from "node:timers/promises";
import type { Called } from "../access/http/client";
import { acts } from "./acts";
import { nameOf, type Act, type Life } from "./life";
import { differenceOf, traceOf } from "./trace-of-life";

/** What clients have written down of their acts, and what was found not to hold. */
export type Ledger = {
  sent: number;
  acknowledged: number;
  /** Of those whose answer never came: what the database said before they were sent again. */
  unknown: number;
  unknownDone: number;
  unknownNotDone: number;
  /** Of one that had been done and was sent again. */
  unknownAgain: number;
  /** The console was not there; nothing was sent. */
  unsent: number;
  uploadsTwice: number;
  lives: number;
  problems: string[];
  /** How often each act had no answer. */
  cut: Map<string, number>;
};

export const newLedger = (): Ledger => ({
  ...{
    sent: 0,
    acknowledged: 0,
    unknown: 0,
    unknownDone: 0,
    unknownNotDone: 0,
    unknownAgain: 0,
    unsent: 0,
    uploadsTwice: 0,
    lives: 0,
  },
  ...{ problems: [], cut: new Map() },
});

export type Outcome = "acknowledged" | "unknown" | "unsent" | { refused: string };

/** Sends it once. Without a whole answer nobody knows; where nobody listened, nothing was sent. */
async function sendOnce(send: () => Promise<Called>): Promise<Outcome> {
  try {
    const { code, message = "", issues = {} } = await send();
    if (code === "done" || code === "ok") return "acknowledged";
    return /^(5\d\d|200|fault)\b/.test(code) ? "unknown" : { refused: `${code} ${message} ${JSON.stringify(issues)}` };
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ECONNREFUSED" ? "unsent" : "unknown";
  }
}

export type Walk = {
  ledger: Ledger;
  /** The traces of a life that nothing disturbed: before the first act, and after each. */
  way: readonly string[];
  untilReady: () => Promise<void>;
  isOver: () => boolean;
};

/** Tries until it works: reads of what the next act needs, while the database may be away. */
async function untilRead<T>(walk: Walk, read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (tries > 200) throw error;
      await walk.untilReady();
      await pause(50);
    }
  }
}

/** Goes through the acts in their order, each until it is done, and answers how many were. */
export async function live(life: Life, walk: Walk): Promise<number> {
  for (const [place, act] of acts.entries()) {
    if (walk.isOver()) return place;
    if (!(await takeStep(life, walk, act, place))) return place;
  }
  walk.ledger.lives += 1;
  return acts.length;
}

async function takeStep(life: Life, walk: Walk, act: Act, place: number): Promise<boolean> {
  const { ledger } = walk;
  const send = await untilRead(walk, () => act.prepare(life));
  const [before = "", after = ""] = walk.way.slice(place, place + 2);
  let [tries, isDone] = [0, false];
  const broken = (what: string) => {
    ledger.problems.push(`${nameOf(life)}, ${act.name}, after ${tries} tries without an answer: ${what}`);
    return false;
  };
  for (;;) {
    const outcome = await sendOnce(send);
    if (outcome === "unsent") ledger.unsent += 1;
    else ledger.sent += 1;
    if (outcome === "acknowledged") {
      ledger.acknowledged += 1;
      if (tries === 0) return true;
      return isAt(await untilRead(walk, () => traceOf(life)), after, broken);
    }
    if (typeof outcome === "object") {
      // Sent again after it was done, it is refused; what counts is that it stands there once.
      if (tries === 0) return broken(`refused: ${outcome.refused}`);
      return isAt(await untilRead(walk, () => traceOf(life)), after, broken);
    }
    await walk.untilReady();
    const found = await untilRead(walk, () => traceOf(life));
    if (outcome === "unsent" && tries === 0 && !isAt(found, before, broken)) return false;
    if (outcome === "unsent") continue;
    tries += 1;
    ledger.unknown += 1;
    ledger.cut.set(act.name, (ledger.cut.get(act.name) ?? 0) + 1);
    if (act.isUpload) ledger.uploadsTwice += 1;
    if (found !== before && found !== after) return broken(`half an act: ${differenceOf(found, before)}`);
    if (isDone && found !== after) return broken(`gone again: ${differenceOf(found, after)}`);
    if (isDone) ledger.unknownAgain += 1;
    else if (found === after && before !== after) ledger.unknownDone += 1;
    else ledger.unknownNotDone += 1;
    isDone = found === after && before !== after;
  }
}

function isAt(found: string, wanted: string, broken: (what: string) => boolean): boolean {
  return found === wanted || broken(`not as it should be: ${differenceOf(found, wanted)}`);
}

/** The way of a life that nothing disturbs: what the others are compared with. */
export async function undisturbedWay(life: Life): Promise<string[]> {
  const way = [await traceOf(life)];
  for (const act of acts) {
    const outcome = await sendOnce(await act.prepare(life));
    if (outcome !== "acknowledged") throw new Error(`${act.name}: ${JSON.stringify(outcome)}`);
    const trace = await traceOf(life);
    if (trace === way.at(-1) && !act.isUpload) throw new Error(`${act.name} has changed nothing.`);
    way.push(trace);
  }
  return way;
}
