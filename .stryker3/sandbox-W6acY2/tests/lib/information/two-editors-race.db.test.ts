import { expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { addLanguage } from "@/lib/information/add-language";
import { deleteLanguage } from "@/lib/information/delete-language";
import { makeDefaultLanguage } from "@/lib/information/make-default-language";
import { saveInformation } from "@/lib/information/save-information";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { changesOf, informationForm, rowOf, textsOf } from "@/tests/support/information";
import { miniProgramRace } from "@/tests/support/mini-program-race";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();
const { people, miniPrograms } = await smallWorld(database.db);
const { id } = miniPrograms.latte;
const [first, second] = [
  await ctxOf(database.another().db, people.cafeAdmin),
  await ctxOf(database.another().db, people.latteLead),
];

function refusalsOf(results: PromiseSettledResult<unknown>[]): (DomainError | null)[] {
  return results.map((result) => {
    if (result.status === "fulfilled") return null;
    if (result.reason instanceof DomainError) return result.reason;
    throw result.reason;
  });
}

async function atOnce(one: (ctx: Ctx) => Promise<unknown>, other: (ctx: Ctx) => Promise<unknown>) {
  return refusalsOf(await Promise.allSettled([one(first), other(second)]));
}

test("two editors at the same moment, 1,000 times: no entry of either is lost in silence", async () => {
  const race = miniProgramRace(database);
  for (let round = 0; round < 1000; round++) {
    const { informationRevision } = await rowOf(database.db, id);
    const form = (tagline: string) => informationForm(id, { tagline, revision: String(informationRevision) });
    const entries = [`First ${round}`, `Second ${round}`];
    const results = await race.once({ id }, [
      (db) => saveInformation({ ...first, db }, form(entries[0] ?? "")),
      (db) => saveInformation({ ...second, db }, form(entries[1] ?? "")),
    ]);
    const refusals = refusalsOf(results);
    const winner = refusals.indexOf(null);
    const told = refusals[1 - winner];
    expect(told?.saved, `round ${round}`).toMatchObject({
      revision: informationRevision + 1,
      by: [people.cafeAdmin, people.latteLead][winner]?.name,
      values: { tagline: entries[winner] },
    });
    expect((await textsOf(database.db, id, "en"))?.tagline).toBe(entries[winner]);
  }
  expect(race.waited()).toBe(500);
  const history = await changesOf(database.db, id);
  const taglines = history.filter(({ field }) => field === "tagline");
  expect(taglines).toHaveLength(1000);
  // Each change takes up where the one before it ended: the saves stand one after the other.
  expect(taglines.slice(1).filter(({ before }, index) => before !== taglines[index]?.after)).toEqual([]);
});

test("two people who add the same language: one adds it, the other is told", async () => {
  for (let round = 0; round < 30; round++) {
    const add = (ctx: Ctx) => addLanguage(ctx, { id, language: "fr", name: "Latte" });
    const refused = (await atOnce(add, add)).filter((error) => error !== null);
    expect(refused).toMatchObject([
      { kind: "invalid", issues: { language: ["French (fr) is there already. Edit its texts."] } },
    ]);
    await deleteLanguage(first, { id, language: "fr", revision: (await rowOf(database.db, id)).informationRevision });
  }
});

test("a language is never the default and deleted at once", async () => {
  for (let round = 0; round < 50; round++) {
    const { revision } = await addLanguage(first, { id, language: "fr", name: "Latte" });
    const refused = (
      await atOnce(
        (ctx) => makeDefaultLanguage(ctx, { id, language: "fr", revision }),
        (ctx) => deleteLanguage(ctx, { id, language: "fr", revision }),
      )
    ).filter((error) => error !== null);
    expect(refused).toMatchObject([{ kind: "conflict" }]);
    if ((await rowOf(database.db, id)).defaultLanguage !== "fr") continue;
    const now = (await makeDefaultLanguage(first, { id, language: "en", revision: revision + 1 })).revision ?? 0;
    await deleteLanguage(first, { id, language: "fr", revision: now });
  }
});

test("a language that is deleted while its texts are saved: one of both is told", async () => {
  for (let round = 0; round < 50; round++) {
    const { revision } = await addLanguage(first, { id, language: "fr", name: "Latte" });
    const form = informationForm(id, { language: "fr", name: "Latte au lait", revision: String(revision) });
    const refused = (
      await atOnce(
        (ctx) => saveInformation(ctx, form),
        (ctx) => deleteLanguage(ctx, { id, language: "fr", revision }),
      )
    ).filter((error) => error !== null);
    expect(refused).toMatchObject([{ kind: "conflict" }]);
    const now = (await rowOf(database.db, id)).informationRevision;
    if (await textsOf(database.db, id, "fr")) await deleteLanguage(first, { id, language: "fr", revision: now });
  }
});
