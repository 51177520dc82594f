import { createHash } from "node:crypto";

/**
 * Of so many texts, the first that are asked for, each connection keeps its plan, which takes it half a megabyte each;
 * to plan a list anew takes as long as to read it. The build may put the list and its export into bundles of their own,
 * which count for themselves.
 */
const most = 12;

const texts = new Set<string>();

/** Under which name a statement of this text is prepared, the same in every bundle, or null where it is planned each time. */
export function preparedName(text: string): string | null {
  if (!texts.has(text)) {
    if (texts.size >= most) return null;
    texts.add(text);
  }
  return `list_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
}
