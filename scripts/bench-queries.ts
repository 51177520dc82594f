import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { connect, type Db } from "../db/connect";
import type { Ctx } from "../lib/context";
import { listMiniProgramsInput } from "../lib/mini-program/list-inputs";
import { listWorkspaceChoices } from "../lib/mini-program/list-workspace-choices";
import { listMiniPrograms } from "../lib/mini-program/list-mini-programs";
import { cellsOf, everyProfile, type Cell } from "./bench/cells";
import { scratchDatabase } from "./bench/database";
import { ctxOf, deepPage, findOne, processorClock, watch } from "./bench/measure";
import { byRole, machine, nameOf, quantile, slowestRole, table, worstFirst, type Measured } from "./bench/report";

const goal = 25;
const usage =
  "npm run bench:queries -- [count] [--server postgres://…] [--runs 20] [--only <role>] [--term <beginning>] [--details <file>] [--markdown]";

void main();

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: "string" },
      runs: { type: "string", default: "20" },
      only: { type: "string" },
      markdown: { type: "boolean", default: false },
      term: { type: "string" },
      details: { type: "string" },
    },
  });
  const [count, runs] = [Number(positionals[0] ?? 1_000_000), Number(values.runs)];
  if (!Number.isInteger(count) || !Number.isInteger(runs)) throw new Error(usage);
  const scratch = await scratchDatabase(count, { server: values.server, make: "never" });
  const { db, pool, close } = connect(scratch.url, { max: 1 });
  try {
    const watched = watch(pool, await processorClock(db));
    const measured: Measured[] = [];
    for (const profile of everyProfile.filter((one) => values.only === undefined || one === values.only)) {
      const ctx = await ctxOf(db, `${profile}.bench@%`);
      const choices = await measure(() => listWorkspaceChoices(ctx), runs, watched);
      const cells = cellsOf(profile, await findOne(ctx, listMiniProgramsInput.parse({}))).filter(
        ({ term }) => values.term === undefined || term.startsWith(values.term),
      );
      const start = performance.now();
      for (const cell of cells) measured.push(...(await measureCell(ctx, cell, runs, watched)));
      measured.push({ profile, term: "filter choices", variant: "alone", page: "first", ...choices });
      console.log(`${profile}: ${cells.length} lists in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    }
    if (values.details !== undefined) {
      writeFileSync(values.details, measured.map((cell) => JSON.stringify(cell)).join("\n"));
    }
    await report(db, measured, { count, runs, markdown: values.markdown });
  } finally {
    await close();
    await scratch.stop();
  }
}

async function measureCell(ctx: Ctx, cell: Cell, runs: number, watched: ReturnType<typeof watch>): Promise<Measured[]> {
  const { profile, term, variant, input } = cell;
  const first = {
    profile,
    term,
    variant,
    page: "first" as const,
    ...(await measure(() => listMiniPrograms(ctx, input), runs, watched)),
  };
  const deep = await deepPage(ctx, input);
  if (!deep) return [first];
  return [
    first,
    { profile, term, variant, page: "1,000th", ...(await measure(() => listMiniPrograms(ctx, deep), runs, watched)) },
  ];
}

async function measure(ask: () => Promise<unknown>, runs: number, watched: ReturnType<typeof watch>) {
  const times: number[] = [];
  const processor: number[] = [];
  let queries = 0;
  for (let run = -2; run < runs; run += 1) {
    watched.take();
    await ask();
    const taken = watched.take();
    if (run >= 0) times.push(taken.milliseconds);
    if (run >= 0) processor.push(taken.processor);
    queries = taken.queries;
  }
  times.sort((a, b) => a - b);
  processor.sort((a, b) => a - b);
  return { queries, times, p50: quantile(times, 0.5), p95: quantile(times, 0.95), processor: quantile(processor, 0.5) };
}

type About = { count: number; runs: number; markdown: boolean };

async function report(db: Db, measured: Measured[], { count, runs, markdown }: About): Promise<void> {
  const { rows } = await db.execute<{ version: string }>(sql`select current_setting('server_version') as version`);
  const worst = worstFirst(measured);
  const over = worst.filter(({ p95 }) => p95 > goal);
  const text = [
    `${count.toLocaleString("en")} mini programs, ${measured.length} cells of ${runs} runs each after 2 to warm up; ${machine(rows[0]?.version ?? "")}; ${new Date(Date.now()).toISOString().slice(0, 10)}.`,
    byRole(measured),
    table(measured),
    `The worst cells by themselves; ${over.length} of ${measured.length} are over ${goal} ms:`,
    worst
      .slice(0, 10)
      .map((cell) => `- ${nameOf(cell)}`)
      .join("\n"),
  ].join("\n\n");
  console.log(text);
  if (markdown) writeInto("docs/performance.md", `list-${count}`, text);
  if (slowestRole(measured) > goal) process.exitCode = 1;
}

function writeInto(file: string, section: string, text: string): void {
  const [begin, end] = [`<!-- ${section} -->`, `<!-- end of ${section} -->`];
  const [before, rest] = readFileSync(file, "utf8").split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for ${section}.`);
  writeFileSync(file, `${before}${begin}\n\n${text}\n\n${end}${after}`);
}
