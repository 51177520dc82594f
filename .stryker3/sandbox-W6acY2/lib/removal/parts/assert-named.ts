import { invalid } from "../../errors";

/** Whoever does something grave types the name of what it is done to. */
export function assertNamed({ name }: { name: string }, typedName: string): void {
  if (typedName !== name) throw invalid({ typedName: [`Type the name exactly as it is: ${name}`] });
}
