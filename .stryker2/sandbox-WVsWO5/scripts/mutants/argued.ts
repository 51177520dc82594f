import type { Argued } from "./survivors";

/** Each change of the code that no test can notice, and why nobody could. Another survivor fails the run. */
export const argued: Argued[] = [];
