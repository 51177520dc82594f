import { afterAll, beforeAll, expect, inject } from "vitest";
import { connect } from "@/db/connect";
import { leakFinder } from "./canaries";
import { forEach, httpClient, type HttpAnswer } from "./client";
import { httpWorld, type HttpWorld } from "./http-world";
import type { Target, Targets } from "./row";
import { unknownOne } from "./targets";
import { everyone, inWords, persons, type Answer, type Who } from "./standings";
import { auditEnd, auditSince, everyRow, type Refusal } from "./trace";

export type Cell = { who: Who; target: Target; answer: Answer };

/** The console under test, and a world of the test file's own in its database. */
export function consoleAtHand() {
  const { url, databaseUrl, isEveryCell } = inject("console");
  const { db, close } = connect(databaseUrl, { max: 2 });
  const at = {
    world: undefined as HttpWorld | undefined,
    leaks: undefined as ReturnType<typeof leakFinder> | undefined,
  };
  beforeAll(async () => {
    at.world = await httpWorld(db);
    at.leaks = leakFinder(at.world);
  });
  afterAll(close);
  const world = () => {
    if (!at.world) throw new Error("The world is not there yet.");
    return at.world;
  };
  return {
    db,
    client: httpClient(url),
    world,
    leaks: (who: Who, body: string, sent: string) => at.leaks?.(who, body, sent) ?? [],
    cellsOf: (targets: Targets): Cell[] =>
      targets(world()).flatMap((target) =>
        everyone
          .filter((who) => isEveryCell || (some[target.on]?.includes(who) ?? true))
          .map((who) => ({ who, target, answer: target.answers[who] })),
      ),
  };
}

/**
 * Towards the mini programs beside one's own there are more people than ways to stand to them, so `npm test` asks as
 * these; EVERY_CELL=on asks as everyone.
 */
const some: Record<string, Who[]> = {
  mocha: ["admin", "reviewer", "cafeAdmin", "lead", "dev", "newcomer", "blocked"],
  tram: [...persons.filter((who) => who !== "joined"), "nobody"],
  bill: ["admin", "reviewer", "builder", "maker", "cafeAdmin", "outsider"],
  old: ["admin", "reviewer", "cafeAdmin", "lead", "dev", "newcomer", "tramAdmin", "blocked"],
  gone: ["admin", "reviewer", "maker", "cafeAdmin", "lead", "dev", "tramAdmin", "removed", "outsider", "nobody"],
  [unknownOne]: [
    "admin",
    "reviewer",
    "builder",
    "cafeAdmin",
    "lead",
    "dev",
    "tramAdmin",
    "tramDev",
    "blocked",
    "outsider",
  ],
};

export type ConsoleAtHand = ReturnType<typeof consoleAtHand>;

/** Asks for every cell, and says of each that went wrong what was expected and what came; the rows stay as they were. */
export async function askAll(
  { db }: ConsoleAtHand,
  cells: Cell[],
  ask: (cell: Cell) => Promise<string[]>,
): Promise<{ refusals: Refusal[]; others: string[] }> {
  const [before, start] = [await everyRow(db), await auditEnd(db)];
  const problems: string[] = [];
  await forEach(cells, async (cell) => {
    const said = await ask(cell);
    problems.push(...said.map((problem) => `${cellName(cell)}: ${problem}`));
  });
  expect(problems).toEqual([]);
  expect(await everyRow(db), "the rows of every table").toEqual(before);
  return auditSince(db, start);
}

export const cellName = ({ who, target }: Cell) => `${who} (${inWords[who]}) on ${target.on}`;

/**
 * What is not there for somebody answers as what does not exist: collects these answers, and says where two differ by
 * more than by what was asked for.
 */
export function sameNotFound() {
  const answers = new Map<Who, { target: Target; plain: string }[]>();
  return {
    add: ({ who, target }: Cell, { status, body }: Pick<HttpAnswer, "status" | "body">, sent: string) => {
      const plain = `${status} ${plainBody(body, target, sent)}`;
      answers.set(who, [...(answers.get(who) ?? []), { target, plain }]);
    },
    differences: () =>
      [...answers].flatMap(([who, [first, ...others]]) =>
        others
          .filter(({ plain }) => plain !== first?.plain)
          .map(
            ({ target, plain }) =>
              `${who}: ${target.on} and ${first?.target.on} differ: ${firstDifference(plain, first?.plain ?? "")}`,
          ),
      ),
  };
}

/** Without what was sent, which may come back. */
function plainBody(body: string, { params }: Target, sent: string): string {
  const asked = [sent, ...Object.values(params)].filter((value) => value.length > 2 && sent.includes(value));
  const longestFirst = asked.sort((one, other) => other.length - one.length);
  return longestFirst
    .reduce((text, value) => text.replaceAll(value, "…"), body)
    .replace(/<script.*?<\/script>/gs, "")
    .replace(/ nonce="[^"]*"/g, "");
}

/** Where a part of a page failed for a reason that nobody expected: what stands in its place is a number of the error. */
export function brokenParts({ body }: HttpAnswer): string[] {
  return /E\{\\?"digest\\?":\\?"\d+/.test(body) ? ["a part of the page is broken"] : [];
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `“${one.slice(Math.max(0, at - 40), at + 80)}” against “${other.slice(Math.max(0, at - 40), at + 80)}”`;
}
