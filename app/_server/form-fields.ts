import "server-only";
import type { Issues } from "@/lib/errors";

type Values = Record<string, string | string[]>;

/** The text fields of a post: one value each, but for the lists. What the framework adds is left out. */
export function textFields(data: FormData, lists: readonly string[]): { values: Values; repeated: Issues } {
  const values: Values = {};
  const repeated: Issues = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$ACTION_")) continue;
    const texts = data.getAll(name).filter((value) => typeof value === "string");
    if (texts.length === 0) continue;
    if (lists.includes(name)) values[name] = texts;
    else values[name] = texts[0] ?? "";
    if (!lists.includes(name) && texts.length > 1)
      repeated[name] = ["This field was sent more than once. Send it once."];
  }
  return { values, repeated };
}

/** The file of a field, or null where none was chosen. */
export async function fileField(data: FormData, name: string): Promise<Buffer | null> {
  const file = data.get(name);
  if (!(file instanceof File) || file.size === 0) return null;
  return Buffer.from(await file.arrayBuffer());
}

export function mergeIssues(...all: Issues[]): Issues {
  const merged: Issues = {};
  for (const issues of all) {
    for (const [name, messages] of Object.entries(issues)) merged[name] = [...(merged[name] ?? []), ...messages];
  }
  return merged;
}
