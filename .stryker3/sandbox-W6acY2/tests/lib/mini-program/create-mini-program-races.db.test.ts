import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();
const { people, workspaces } = await smallWorld(database.db);

const input = (workspace: { id: string }, more: object = {}) =>
  createMiniProgramInput.parse({
    formKey: randomUUID(),
    type: "native",
    workspace: workspace.id,
    defaultLanguage: "en",
    name: "Cinnamon Corner",
    ...more,
  });

// Two connections of their own; what they write is committed.
const connections = [database.another(), database.another()] as const;

async function twoAtOnce<T>(people: [{ id: string }, { id: string }], work: (ctx: Ctx) => Promise<T>) {
  const contexts = [await ctxOf(connections[0].db, people[0]), await ctxOf(connections[1].db, people[1])];
  return Promise.allSettled(contexts.map((ctx) => work(ctx)));
}

test("two people who take the same name at the same moment: one gets it, the other is told", async () => {
  for (let round = 0; round < 20; round++) {
    const name = `Rush Hour ${round}`;
    const results = await twoAtOnce([people.admin, people.cafeAdmin], (ctx) =>
      createMiniProgram(ctx, input(workspaces.cafe, { name })),
    );
    const refused = results.filter((result) => result.status === "rejected").map(({ reason }): unknown => reason);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      kind: "invalid",
      issues: { name: [expect.stringContaining("is the name of another")] as string[] },
    });
  }
});

test("the same form posted twice at the same moment makes one, and both are led to it", async () => {
  for (let round = 0; round < 20; round++) {
    const form = input(workspaces.cafe, { name: `Twice ${round}` });
    const results = await twoAtOnce([people.cafeAdmin, people.cafeAdmin], (ctx) => createMiniProgram(ctx, form));
    const made = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(made).toHaveLength(2);
    expect(made[0]).toEqual(made[1]);
  }
});
