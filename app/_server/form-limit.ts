import { env } from "@/lib/env";
import { countedIn, minuteLimit, type MinuteLimit } from "./minute-limit";

let forms: MinuteLimit | undefined;

/** Counts a form of this person, whatever becomes of it. Answers after how many seconds they may go on, or null where they may at once. */
export async function formFrom(personId: string): Promise<number | null> {
  forms ??= minuteLimit(env().formsPerMinute);
  return countedIn(forms, personId, { words: "a person sends too many forms", about: { person: personId } });
}
