import { limits } from "../limits";
import type { PackageProblem } from "../report";
import { shownPath } from "./path-fault";
import { Refusal } from "./refusal";

/** Gathers what is wrong, as far as it is told. */
export class Problems {
  private readonly found: PackageProblem[] = [];

  add(file: string | null, message: string): void {
    if (this.found.length < limits.problems) this.found.push({ file: file === null ? null : shownPath(file), message });
  }

  throwIfAny(): void {
    if (this.found.length > 0) throw new Refusal(...this.found);
  }
}

/** Of an archive whose parts say different things. */
export const contradiction = (what: string): string => `The archive contradicts itself: ${what}. Pack the folder anew.`;
