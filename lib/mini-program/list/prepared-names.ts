/**
 * Of so many texts, the first that are asked for, each connection keeps its plan, which takes it half a megabyte each;
 * to plan a list anew takes as long as to read it.
 */
const most = 12;

const names = new Map<string, string>();

/** Under which name a statement of this text is prepared, or null where it is planned each time. */
export function preparedName(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined || names.size >= most) return known ?? null;
  const name = `list_${names.size}`;
  names.set(text, name);
  return name;
}
