import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { getConfiguration } from "@/lib/configuration/get-configuration";
import { saveConfigurationInput } from "@/lib/configuration/inputs";
import { saveConfiguration } from "@/lib/configuration/save-configuration";
import { DomainError } from "@/lib/errors";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { untilWaiting } from "@/tests/support/one-waits";
import { smallWorld } from "@/tests/support/small-world";
import { addMiniProgram } from "@/tests/support/world";

const database = await freshDatabase();
const { people, workspaces } = await smallWorld(database.db);
const { id } = await addMiniProgram(database.db, workspaces.cafe, people.cafeAdmin);

const rounds = 1000;

test("two editors at the same moment, 1,000 times: one saves, the other is shown both, and no entry of either is lost", async () => {
  const editors = await Promise.all(
    [people.cafeAdmin, people.admin].map(async (person, at) => {
      if (at === 1) {
        await database.db.execute(
          sql`insert into mini_program_members (mini_program_id, person_id, role, added_by, created_at)
              values (${id}, ${person.id}, 'developer_admin', ${person.id}, now())`,
        );
      }
      return ctxOf(database.another().db, person);
    }),
  );
  let testers: string[] = [];
  let told = 0;
  for (let round = 0; round < rounds; round++) {
    const { revision } = await getConfiguration(editors[0] ?? never(), { id });
    const kept = testers.slice(-20);
    const results = await Promise.allSettled(
      editors.map((ctx, at) => saveConfiguration(ctx, inputOf(revision, [...kept, `tester-${round}-${at}`]))),
    );
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
    expect(refused).toHaveLength(1);
    const [failure] = refused;
    if (!(failure instanceof DomainError) || !failure.saved) throw failure;
    told++;
    const [mine, theirs] = results[0]?.status === "rejected" ? [0, 1] : [1, 0];
    expect(String(failure.saved.values["testers"]).split("\n")).toContain(`tester-${round}-${theirs}`);
    testers = [...kept, `tester-${round}-${theirs}`, `tester-${round}-${mine}`];
    await saveConfiguration(editors[mine] ?? never(), inputOf(failure.saved.revision, testers));
    const { configuration } = await getConfiguration(editors[0] ?? never(), { id });
    expect(configuration.testers).toEqual([...testers].sort());
  }
  expect(told).toBe(rounds);
});

test("the second editor waits for the first, then learns what was saved", async () => {
  const [first, second] = await Promise.all([
    ctxOf(database.another().db, people.cafeAdmin),
    ctxOf(database.another().db, people.admin),
  ]);
  const { revision } = await getConfiguration(first, { id });
  let save: Promise<unknown> = Promise.resolve();
  await first.db.transaction(async (db) => {
    await saveConfiguration({ ...first, db }, inputOf(revision, ["first"]));
    save = saveConfiguration(second, inputOf(revision, ["second"])).then(
      () => "saved",
      (error: DomainError) => error.saved?.values["testers"],
    );
    await untilWaiting(database, 1);
  });
  expect(await save).toBe("first");
});

function inputOf(revision: number, testers: string[]) {
  return saveConfigurationInput.parse({ miniProgram: id, revision: String(revision), testers: testers.join("\n") });
}

function never(): never {
  throw new Error("Two editors were made.");
}
