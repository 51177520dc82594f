import { bothWays } from "@/lib/configuration/form-values";
import { configurationLabels } from "@/lib/format/labels";
import { configurationLists, type ConfigurationList } from "@/lib/vocabulary";

type Lines = {
  merged: { entry: string; lines: number[] }[];
  bad: { line: number; text: string }[];
};

/** What was merged and what was left out, in a sentence for each list. */
export function toldOf(lines: Record<ConfigurationList, Lines>): string[] {
  return configurationLists.flatMap((field) => {
    const { merged, bad } = lines[field];
    const label = configurationLabels[field];
    const duplicates = merged.map(({ entry, lines }) => `${bothWays(entry)} (lines ${lines.join(", ")})`);
    const leftOut = bad.map(({ line, text }) => `${text} (line ${line})`);
    return [
      ...(duplicates.length > 0 ? [`${label}: duplicates were merged: ${duplicates.join("; ")}.`] : []),
      ...(leftOut.length > 0 ? [`${label}: left out: ${leftOut.join("; ")}.`] : []),
    ];
  });
}
