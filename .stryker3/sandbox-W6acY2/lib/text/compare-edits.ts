type Values = Record<string, string | string[]>;

/**
 * How what somebody typed differs from what stands now: all fields with another value now, and those of them that
 * are typed as they stood when the editing began.
 */
export function compareEdits(began: Values, typed: Values, now: Values): { values: Values; untouched: string[] } {
  const names = Object.keys(now).filter((name) => !isSame(typed[name], now[name]));
  return {
    values: Object.fromEntries(names.map((name) => [name, now[name] ?? ""])),
    untouched: names.filter((name) => isSame(typed[name], began[name])),
  };
}

function isSame(one: string | string[] | undefined, other: string | string[] | undefined): boolean {
  return JSON.stringify(one ?? "") === JSON.stringify(other ?? "");
}
