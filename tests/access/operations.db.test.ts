import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { auditEntries } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { actorOf, withMail } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { everyRowBut, type Rows } from "@/tests/support/every-row-but";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";
import { everyone, type Answer, type PersonName } from "./answers";
import type { Case } from "./cases";
import { operations } from "./operations";

const database = await freshDatabase();
const everyRow = everyRowBut({ without: [auditEntries] });
let world: SmallWorld;
let actors: Record<PersonName, Awaited<ReturnType<typeof actorOf>>>;
/** The rows of the world, as each test finds them: the one before it was rolled back. */
let untouched: Rows;

beforeAll(async () => {
  world = await smallWorld(database.db);
  const entries = await Promise.all(
    everyone.map(async (name) => [name, await actorOf(database.db, world.people[name])] as const),
  );
  actors = Object.fromEntries(entries) as typeof actors;
  untouched = await everyRow(database.db);
});

const refused = new Map(Object.keys(operations).map((name) => [name, 0]));

describe.each(Object.entries(operations).flatMap(([name, row]) => ("cases" in row ? [{ name, ...row }] : [])))(
  "$name",
  ({ name, kind, cases }) => {
    test.each(cases)("answers everyone as the specification says: $action on $on", async (one) => {
      const answers = Object.fromEntries(await inTurn((person) => answered(person, kind, one)));
      expect(answers).toEqual(one.answers);
      const count = Object.values(one.answers).filter((answer) => answer !== "allowed").length;
      refused.set(name, (refused.get(name) ?? 0) + count);
    });
  },
);

describe.each(Object.entries(operations).flatMap(([name, row]) => ("lists" in row ? [{ name, ...row }] : [])))(
  "$name: $lists",
  ({ name, shown }) => {
    test.each(shown)("shows everyone what they may see: $on", async ({ sees, run }) => {
      const found = await inTurn((person) =>
        database.withRollback(async (db) => {
          const names = await run(ctx(db, person), world);
          expect(await everyRow(db)).toEqual(untouched);
          return names.sort();
        }),
      );
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(everyone.map((person) => [person, sees[person] ?? []])),
      );
      refused.set(name, everyone.filter((person) => !sees[person]).length);
    });
  },
);

describe.each(Object.entries(operations).flatMap(([name, row]) => ("own" in row ? [{ name, ...row }] : [])))(
  "$name: $own",
  ({ run }) => {
    test("answers everyone, and changes nothing", async () => {
      await inTurn((person) =>
        database.withRollback(async (db) => {
          await run(ctx(db, person), world);
          expect(await everyRow(db)).toEqual(untouched);
        }),
      );
    });
  },
);

test("every operation that needs a right was seen to refuse somebody, every list to hide something", () => {
  const needsRight = Object.entries(operations).filter(([, row]) => "cases" in row || "lists" in row);
  expect(needsRight.map(([name]) => name).filter((name) => !refused.get(name))).toEqual([]);
});

/** Runs it as this person in a world of its own, and checks what a refusal leaves behind: a trace, and no change. */
async function answered(person: PersonName, kind: "read" | "command", one: Case): Promise<Answer> {
  return database.withRollback(async (db) => {
    await one.given?.(db, world);
    const before = one.given ? await everyRow(db) : untouched;
    const answer = await answerOf(one.run(ctx(db, person), world));
    if (answer === "allowed" && kind === "command") return answer;
    const what = `${person} on ${one.on}`;
    expect(await everyRow(db), `rows after ${what}`).toEqual(before);
    const isRecorded = answer === "forbidden" || (answer !== "allowed" && kind === "command" && !one.unknown);
    const refusal = {
      event: "access.refused",
      actorId: world.people[person].id,
      details: { action: one.action, answered: answer },
      ...one.about?.(world),
    };
    expect(await auditTrace(db), `audit log after ${what}`).toMatchObject(isRecorded ? [refusal] : []);
    return answer;
  });
}

async function answerOf(work: Promise<unknown>): Promise<Answer> {
  try {
    await work;
    return "allowed";
  } catch (error) {
    if (error instanceof DomainError && ["forbidden", "not_found", "invalid"].includes(error.kind))
      return error.kind as Answer;
    throw error;
  }
}

async function inTurn<T>(work: (person: PersonName) => Promise<T>): Promise<[PersonName, T][]> {
  const results: [PersonName, T][] = [];
  for (const person of everyone) results.push([person, await work(person)]);
  return results;
}

function ctx(db: Db, person: PersonName): Ctx {
  return { db, actor: actors[person], now: () => testNow, outreach: withMail, scanForViruses: null };
}
