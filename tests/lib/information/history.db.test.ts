import { expect, test } from "vitest";
import { historyPageSize, listInformationHistory } from "@/lib/information/list-information-history";
import { getInformation } from "@/lib/information/get-information";
import { saveInformation } from "@/lib/information/save-information";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { informationForm } from "@/tests/support/information";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("says who changed which field from what to what and when, newest first, page by page", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { id } = miniPrograms.latte;
    const ctx = await ctxOf(db, people.latteLead);
    // Changes of another one stand before them.
    const ofTram = informationForm(miniPrograms.tram.id, { name: "Tram Times", tagline: "On time" });
    await saveInformation(await ctxOf(db, people.tramAdmin), ofTram);
    const count = historyPageSize + 5;
    for (let turn = 1; turn <= count; turn++) {
      await saveInformation(ctx, informationForm(id, { tagline: `Turn ${turn}`, revision: String(turn) }));
    }
    const reader = await ctxOf(db, people.latteDeveloper);
    const first = await listInformationHistory(reader, { id });
    expect(first.changes).toHaveLength(historyPageSize);
    // The logo of the small world was taken away by the first form.
    expect(first.changes[0]).toMatchObject({
      field: "tagline",
      language: "en",
      before: `Turn ${count - 1}`,
      after: `Turn ${count}`,
      by: "Leo Latte",
      at: testNow,
      revision: count + 1,
    });
    expect(first.newer).toBeNull();
    const second = await listInformationHistory(reader, { id, before: first.older });
    expect(second.changes.at(-1)).toMatchObject({ field: "tagline", before: null, after: "Turn 1" });
    expect(second.older).toBeNull();
    const back = await listInformationHistory(reader, { id, after: second.newer });
    expect(back).toEqual(first);
    const beyond = await listInformationHistory(reader, { id, before: second.changes.at(-1)?.id ?? 0 });
    expect(beyond.changes).toEqual([]);
    const last = await listInformationHistory(reader, { id, after: beyond.newer });
    expect(last.changes.at(-1)).toEqual(second.changes.at(-1));
    expect(last.changes, "as many as fit, of those that follow").toHaveLength(historyPageSize);
    expect(last).toMatchObject({ newer: last.changes[0]?.id, older: last.changes.at(-1)?.id });
    expect(await listInformationHistory(reader, { id, before: last.older })).toMatchObject({
      changes: [],
      older: null,
    });
    const newest = await listInformationHistory(reader, { id, after: last.newer });
    expect(newest).toEqual(first);
  }));

test("a full last page leads no further", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { id } = miniPrograms.latte;
    const ctx = await ctxOf(db, people.latteLead);
    // The first save takes the logo of the small world away, which is a change of its own.
    for (let turn = 1; turn < historyPageSize; turn++) {
      await saveInformation(ctx, informationForm(id, { tagline: `Turn ${turn}`, revision: String(turn) }));
    }
    const { changes, older, newer } = await listInformationHistory(ctx, { id });
    expect({ count: changes.length, older, newer }).toEqual({ count: historyPageSize, older: null, newer: null });
  }));

test("only whoever saved last, and some minutes ago at most, is told that it was saved", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { id } = miniPrograms.latte;
    await saveInformation(await ctxOf(db, people.latteLead), informationForm(id, { tagline: "Near" }));
    const told = async (person: { id: string }, minutes: number) => {
      const now = new Date(testNow.getTime() + minutes * 60_000);
      return (await getInformation(await ctxOf(db, person, now), { id })).justSaved;
    };
    expect(await told(people.latteLead, 1)).toBe(true);
    expect(await told(people.latteLead, 6)).toBe(false);
    expect(await told(people.cafeAdmin, 1)).toBe(false);
  }));
