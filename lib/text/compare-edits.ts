type Values = Record<string, string | string[]>;

/**
 * Where something was saved since an editing began, and something else than was typed: what stands there now, and which
 * of these fields are typed as they stood then. What was not changed meanwhile is the sender's alone.
 */
export function compareEdits(began: Values, typed: Values, now: Values): { values: Values; untouched: string[] } {
  const names = Object.keys(now).filter((name) => !isSame(began[name], now[name]) && !isSame(typed[name], now[name]));
  return {
    values: Object.fromEntries(names.map((name) => [name, now[name] ?? ""])),
    untouched: names.filter((name) => isSame(typed[name], began[name])),
  };
}

function isSame(one: string | string[] | undefined, other: string | string[] | undefined): boolean {
  return JSON.stringify(one ?? "") === JSON.stringify(other ?? "");
}
