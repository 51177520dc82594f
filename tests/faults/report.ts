/** What a part has measured, and what of it does not hold. */
export type Report = {
  /** A line of the table. */
  figure: (what: string, figure: number | string) => void;
  /** A line that has to hold: one that lacks nothing says so. */
  holds: (what: string, problems: readonly string[]) => void;
  /** Said at once, for whoever watches. */
  say: (line: string) => void;
};

type Line = { part: string; what: string; figure: string; isBroken: boolean };

const mostShown = 10;

export function makeReport() {
  const lines: Line[] = [];
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  return {
    say,
    of: (part: string): Report => ({
      say,
      figure: (what, figure) => {
        lines.push({ part, what, figure: String(figure), isBroken: false });
      },
      holds: (what, problems) => {
        const [first] = problems;
        lines.push({
          ...{ part, what, isBroken: first !== undefined },
          figure: first === undefined ? "holds" : `DOES NOT HOLD (${problems.length})`,
        });
        for (const problem of problems.slice(0, mostShown)) say(`  ${what}: ${problem}`);
      },
    }),
    isWhole: () => lines.every(({ isBroken }) => !isBroken),
    table: () =>
      ["| Part | What | Figure |", "| --- | --- | --- |"]
        .concat(lines.map(({ part, what, figure }) => `| ${part} | ${what} | ${figure} |`))
        .join("\n"),
  };
}
