/** Text as PostgreSQL can keep it: without the zero character and without halves of characters. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replace(/\p{Cs}/gu, "\uFFFD");
}

/** A value as JSON in the order it was written, all of its texts storable. */
export function storableJson(value: Record<string, unknown>): string {
  return JSON.stringify(storable(JSON.parse(JSON.stringify(value))));
}

function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]));
}
