import type { Read } from "./read-host";

export type BadLine = { line: number; text: string; fault: string };

/** What many typed or pasted lines say. */
export type Lines = {
  /** Each entry once, in the order in which they are kept. */
  entries: string[];
  bad: BadLine[];
  /** Entries that stood there more than once, with their lines. */
  merged: { entry: string; lines: number[] }[];
  /** What was typed without the bad entries. */
  good: string;
};

const between = /[\n\r\t,;，、；]/u;

const spaceInside = "there is a space in it. Take it out, or write each entry on a line of its own.";

/** How many entries stand there, of whatever kind. */
export function countEntries(typed: string): number {
  return entriesOf(typed).length;
}

function entriesOf(typed: string): string[] {
  return typed
    .split(between)
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** One entry a line; several in a line stand with commas, semicolons or the tabs of a spreadsheet between them. A space makes no two of one. */
export function readLines(typed: string, read: (entry: string) => Read): Lines {
  const found = new Map<string, number[]>();
  const bad: BadLine[] = [];
  const good: string[] = [];
  for (const [at, text] of typed
    .normalize("NFC")
    .split(/\r\n|[\r\n]/)
    .entries()) {
    const line = at + 1;
    const kept: string[] = [];
    for (const entry of entriesOf(text)) {
      const result = /\s/u.test(entry) ? { fault: spaceInside } : read(entry);
      if ("fault" in result) {
        bad.push({ line, text: entry, fault: result.fault });
      } else {
        kept.push(entry);
        const lines = found.get(result.value);
        if (lines) lines.push(line);
        else found.set(result.value, [line]);
      }
    }
    if (kept.length > 0) good.push(kept.join(", "));
  }
  return {
    entries: inOrder([...found.keys()]),
    bad,
    merged: [...found].filter(([, lines]) => lines.length > 1).map(([entry, lines]) => ({ entry, lines })),
    good: good.join("\n"),
  };
}

/** Hosts by their domain, so that those of one domain stand together; then by what stands before it. */
export function inOrder(entries: string[]): string[] {
  const key = (entry: string) => {
    const [scheme = "", host] = entry.split("://");
    return host === undefined
      ? entry
      : `${host.replace(/^\*\./, "").replace(/:.*$/, "").split(".").reverse().join(".")} ${host} ${scheme}`;
  };
  return [...new Set(entries)].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
