import { fold } from "../../text/search-text";

/** What finds an entry, on lines: no term reaches over the end of one. */
export function catalogSearchText(...texts: string[]): string {
  return texts.map(fold).join("\n");
}
