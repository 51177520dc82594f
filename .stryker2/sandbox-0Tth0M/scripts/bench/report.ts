import { cpus, loadavg, totalmem } from "node:os";
import { profiles, type Profile } from "./people";

export type Measured = {
  profile: Profile;
  term: string;
  variant: string;
  page: "first" | "1,000th";
  queries: number;
  /** Every run's milliseconds, in order of size. */
  times: number[];
  p50: number;
  p95: number;
  /** The median of the processor time alone, which a busy machine lengthens less; 0 where it cannot be read. */
  processor: number;
};

export function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** A table by role and kind of term: cells, the median of their medians, and their worst p95 with its name. */
export function table(cells: Measured[]): string {
  const groups = new Map<string, Measured[]>();
  for (const cell of cells) {
    const key = [cell.profile, kindOf(cell.term), cell.page].join("|");
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const lines = [...groups].map(([key, group]) => {
    const [profile = "", kind = "", page = ""] = key.split("|");
    const worst = worstFirst(group)[0];
    const medians = group.map(({ p50 }) => p50).sort((a, b) => a - b);
    const name = worst ? `${worst.term}; ${worst.variant}` : "";
    const processor = Math.max(...group.map((cell) => cell.processor));
    const figures = [group.length, fixed(quantile(medians, 0.5)), fixed(worst?.p95 ?? 0), fixed(processor)];
    return `| ${[profile, kind, page, ...figures, name].join(" | ")} |`;
  });
  return [
    "| As | Term matches | Page | Cells | p50, ms | Worst p95, ms | Processor, ms | Worst cell |",
    "|---|---|---|---:|---:|---:|---:|---|",
    ...lines,
  ].join("\n");
}

export function worstFirst(cells: Measured[], by: "p95" | "processor" = "p95"): Measured[] {
  return cells.toSorted((a, b) => b[by] - a[by]);
}

export function nameOf({ profile, term, variant, page, p50, p95, processor, queries }: Measured): string {
  return `${fixed(p95)} ms (p50 ${fixed(p50)}, processor ${fixed(processor)}, ${queries} queries): ${profile}; ${term}; ${variant}; ${page} page`;
}

/** Every role with the 95th percentile over all runs of all its cells. */
export function byRole(cells: Measured[]): string {
  const asked = Object.entries(profiles).filter(([key]) => cells.some(({ profile }) => profile === key));
  const lines = asked.map(([key, who]) => {
    const own = cells.filter(({ profile }) => profile === key);
    return `| ${[key, who, own.length, fixed(overRuns(own, 0.5)), fixed(overRuns(own, 0.95))].join(" | ")} |`;
  });
  const all = `| all |  | ${cells.length} | ${fixed(overRuns(cells, 0.5))} | ${fixed(overRuns(cells, 0.95))} |`;
  return ["| As | Who | Cells | p50, ms | p95, ms |", "|---|---|---:|---:|---:|", ...lines, all].join("\n");
}

/** The 95th percentile of the role that waits longest. */
export function slowestRole(cells: Measured[]): number {
  const roles = [...new Set(cells.map(({ profile }) => profile))];
  return Math.max(
    ...roles.map((role) =>
      overRuns(
        cells.filter(({ profile }) => profile === role),
        0.95,
      ),
    ),
  );
}

function overRuns(cells: Measured[], share: number): number {
  return quantile(
    cells.flatMap(({ times }) => times).sort((a, b) => a - b),
    share,
  );
}

export function machine(postgres: string): string {
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB, PostgreSQL ${postgres}, Node.js ${process.versions.node}, load average of the last 15 minutes ${fixed(loadavg()[2] ?? 0)}`;
}

function kindOf(term: string): string {
  return term.replace(/,.*/, "").replace(/creator.*/, "creator");
}

function fixed(value: number): string {
  return value.toFixed(1);
}
