import { languageLabel } from "../format/languages";
import type { AuditEvent } from "./events";

export type DetailRow = { term: string; before: string | null; value: string };

const languageNote: AuditEvent = "version.release_note_edited";

/** The details of an entry as terms and values. Fields under `before` and `after` stand side by side. */
export function detailRows(details: Record<string, unknown>, event = ""): DetailRow[] {
  const { before, after, ...rest } = details;
  const [old, current] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(current), ...Object.keys(old)])];
  // What changed is named by its field, a release note by its language.
  const changedTerm = event === languageNote ? languageLabel : termOf;
  const changes = names.map((name) => ({
    term: changedTerm(name),
    before: name in old ? textOf(old[name]) : null,
    value: textOf(current[name]),
  }));
  const facts = Object.entries(rest).map(([name, value]) => ({
    term: termOf(name),
    before: null,
    value: textOf(value),
  }));
  return [...facts, ...changes];
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === undefined) return {};
  return isObject(value) ? value : { value };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** "entranceUrl" as "Entrance URL". */
function termOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
  return sentence.replace(/\b(id|url|ip)\b/gi, (word) => word.toUpperCase()).replace(/\b(e)mail\b/i, "$1-mail");
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length > 0 ? value.map(textOf).join(", ") : "–";
  if (isObject(value))
    return (
      Object.entries(value)
        .map(([name, inner]) => `${termOf(name)}: ${textOf(inner)}`)
        .join("; ") || "–"
    );
  return String(value);
}
