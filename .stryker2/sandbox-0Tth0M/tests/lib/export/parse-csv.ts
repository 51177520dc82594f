/** Reads CSV by the words of RFC 4180, without the library that wrote it. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length;) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error("A quote is never closed.");
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      for (; at < text.length && text[at] !== "," && !text.startsWith("\r\n", at); at += 1) cell += text[at];
    }
    row.push(cell);
    if (text[at] === ",") {
      at += 1;
      if (text.startsWith("\r\n", at)) row.push("");
      else continue;
    }
    if (!text.startsWith("\r\n", at)) throw new Error(`A line does not end at ${at}.`);
    rows.push(row);
    row = [];
    at += 2;
  }
  return rows;
}
