import type { PackageProblem } from "../report";

/** Ends the reading of a package with what is wrong with it. */
export class Refusal extends Error {
  readonly problems: PackageProblem[];

  constructor(...problems: PackageProblem[]) {
    super(problems[0]?.message);
    this.problems = problems;
  }
}
