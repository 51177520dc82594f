import type { Issues } from "@/lib/errors";

type Values = Record<string, string | string[]>;

/**
 * After a conflict of two editors a form sends, beside what was typed, the names of the fields that differ (`differs`),
 * what the other saved and which of both is to count, or that both are. Answers with the values that count, with what was typed and
 * chosen, to be shown again, and with an issue for each field where nothing was chosen, or where somebody went on
 * typing since `before` and takes the other's text all the same.
 */
export function chosenValues(values: Values, before?: Values): { chosen: Values; typed: Values; issues: Issues } {
  const chosen = new Map(Object.entries(values));
  const issues = new Map<string, string[]>();
  for (const name of [values["differs"] ?? []].flat()) {
    const [keep, saved] = [values[`keep.${name}`], values[`saved.${name}`]];
    if (keep !== "mine" && keep !== "theirs" && keep !== "both")
      issues.set(name, ["Choose which of both is to be saved."]);
    if (keep === "theirs" && before && name in before && !isSame(before[name], values[name]))
      issues.set(name, [
        "You went on typing here, and chose the other text. Choose once more which of both is to be saved.",
      ]);
    if (keep === "both") chosen.set(name, linesOfBoth(values[name], saved));
    if (keep === "theirs" && saved === undefined) chosen.delete(name);
    if (keep === "theirs" && saved !== undefined) chosen.set(name, saved);
  }
  return {
    chosen: without(/^(?:differs$|saved\.|keep\.)/, chosen),
    typed: without(/^(?:differs$|saved\.)/, new Map(Object.entries(values))),
    issues: Object.fromEntries(issues),
  };
}

/** The lines of two lists, one list after the other, each line once. */
function linesOfBoth(...lists: (string | string[] | undefined)[]): string {
  const lines = lists.flat().flatMap((text) => (text ?? "").split(/\r\n|[\r\n]/));
  return [...new Set(lines.map((line) => line.trim()).filter(Boolean))].join("\n");
}

function isSame(one: string | string[] | undefined, other: string | string[] | undefined): boolean {
  const plain = (value: typeof one) => JSON.stringify(value ?? "").replaceAll("\\r\\n", "\\n");
  return plain(one) === plain(other);
}

function without(names: RegExp, values: Map<string, string | string[]>): Values {
  return Object.fromEntries([...values].filter(([name]) => !names.test(name)));
}
