import { requestId } from "@/app/_server/exchange";
import { log } from "@/lib/log";

/** Each upload under way holds its package in memory. */
const most = { atOnce: 6, ofOnePerson: 2 };

const underWay = new Map<string, number>();

/** A place for an upload of this person, to be given back when it ends; null while there is none. */
export function takeUploadPlace(personId: string): (() => void) | null {
  const own = underWay.get(personId) ?? 0;
  const all = [...underWay.values()].reduce((sum, count) => sum + count, 0);
  if (own >= most.ofOnePerson || all >= most.atOnce) {
    log().warn({ request: requestId(), person: personId }, "too many packages are uploaded at once");
    return null;
  }
  underWay.set(personId, own + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    const left = (underWay.get(personId) ?? 1) - 1;
    if (left > 0) underWay.set(personId, left);
    else underWay.delete(personId);
  };
}
