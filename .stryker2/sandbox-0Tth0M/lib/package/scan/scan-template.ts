import { hostOf } from "./host";

/** Comments, and the start tags of web-views with what stands between quotes kept whole. */
const commentOrWebView = /<!--[\s\S]*?(?:-->|$)|<web-view(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)/g;
const attribute = /(?<![^\s"'=<>/])([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The hosts that the web-views of a template open, each with the offset of its address. */
export function scanTemplate(text: string): { host: string; at: number }[] {
  const found = [];
  for (const tag of text.matchAll(commentOrWebView)) {
    const attributes = tag[1];
    if (attributes === undefined) continue;
    const start = tag.index + tag[0].length - attributes.length;
    for (const one of attributes.matchAll(attribute)) {
      if (one[1] !== "src") continue;
      const [constant = "", ...rest] = (one[2] ?? one[3] ?? "").split("{{");
      const host = hostOf(constant, rest.length === 0);
      if (host) found.push({ host, at: start + one.index });
    }
  }
  return found;
}
