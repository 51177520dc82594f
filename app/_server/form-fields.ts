import "server-only";
import type { z } from "zod";
import { isOwnField } from "@/app/_components/form/own-fields";
import type { Issues } from "@/lib/errors";

type Values = Record<string, string | string[]>;

/** An action is called with whatever somebody posts; what is no form has no fields. */
export function formOf(posted: unknown): FormData {
  return posted instanceof FormData ? posted : new FormData();
}

/** The text fields of a post: one value each, but for the lists. What the framework and the console add is left out. */
export function textFields(data: FormData, lists: readonly string[]): { values: Values; repeated: Issues } {
  const values = new Map<string, string | string[]>();
  const repeated = new Map<string, string[]>();
  for (const name of new Set(data.keys())) {
    if (isOwnField(name)) continue;
    const texts = data.getAll(name).filter((value) => typeof value === "string");
    const isList = name === "differs" || lists.includes(name.replace(/^saved\./, ""));
    if (texts[0] !== undefined) values.set(name, isList ? texts : texts[0]);
    if (texts.length > 1 && !isList) repeated.set(name, ["This field was sent more than once. Send it once."]);
  }
  return { values: Object.fromEntries(values), repeated: Object.fromEntries(repeated) };
}

/** The file of a field, or null where none was chosen. */
export async function fileField(data: FormData, name: string): Promise<Buffer | null> {
  const file = data.get(name);
  if (!(file instanceof File) || file.size === 0) return null;
  return Buffer.from(await file.arrayBuffer());
}

export function mergeIssues(...all: Issues[]): Issues {
  const merged = new Map<string, string[]>();
  for (const [name, messages] of all.flatMap((issues) => Object.entries(issues))) {
    const known = merged.get(name);
    if (known) known.push(...messages);
    else merged.set(name, [...messages]);
  }
  return Object.fromEntries(merged);
}

/** Messages by the name of the field; a part of a field is named "parameterName.2". */
export function issuesOf(error: z.ZodError): Issues {
  return mergeIssues(
    ...error.issues.map((issue) => {
      const isUnknown = issue.code === "unrecognized_keys";
      const message = isUnknown ? `This form has no field “${issue.keys.join("”, “")}”.` : issue.message;
      return { [issue.path.join(".")]: [message] };
    }),
  );
}
