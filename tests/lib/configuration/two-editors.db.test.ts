import { expect, test } from "vitest";
import { compareConfigurations } from "@/lib/configuration/compare-configurations";
import { getConfiguration } from "@/lib/configuration/get-configuration";
import { saveConfiguration } from "@/lib/configuration/save-configuration";
import type { Ctx } from "@/lib/context";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { asItStands, form } from "./sent-form";

const database = await freshDatabase();

const editors = (work: (actors: { first: Ctx; second: Ctx; id: string }) => Promise<void>) =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const [first, second] = [await ctxOf(db, people.cafeAdmin), await ctxOf(db, people.latteLead)];
    await work({ first, second, id: miniPrograms.latte.id });
  });

test("the second save is refused with both texts, but for fields that only one of them has changed", () =>
  editors(async ({ first, second, id }) => {
    const theirs = { ...asItStands, productionClientId: "theirs", testers: "tester-1\ntheirs" };
    await saveConfiguration(first, form(id, 1, theirs));
    const mine = { ...asItStands, sandboxClientId: "mine", testers: "tester-1\nmine" };
    for (const operation of [saveConfiguration, compareConfigurations]) {
      await expect(operation(second, form(id, 1, mine))).rejects.toMatchObject({
        kind: "conflict",
        saved: {
          revision: 2,
          by: "Carla Cafe",
          values: { productionClientId: "theirs", testers: "tester-1\ntheirs" },
          untouched: ["productionClientId"],
        },
      });
    }
    await expect(saveConfiguration(first, form(id, 1, mine))).rejects.toMatchObject({
      message: expect.stringMatching(/^You saved changes in another window while you were editing/) as string,
      saved: { by: null },
    });
    const both = { ...theirs, sandboxClientId: "mine", testers: "tester-1\ntheirs\nmine" };
    expect(await saveConfiguration(second, form(id, 2, both))).toEqual({ isChanged: true });
    expect((await getConfiguration(first, { id })).configuration.testers).toEqual(["mine", "tester-1", "theirs"]);
  }));

test("whose text stands in a field is told, also where the sender has saved other fields since", () =>
  editors(async ({ first, second, id }) => {
    const theirs = { ...asItStands, testers: "tester-1\ntheirs" };
    await saveConfiguration(first, form(id, 1, theirs));
    await saveConfiguration(second, form(id, 2, { ...theirs, sandboxClientId: "mine" }));
    const late = saveConfiguration(second, form(id, 1, { ...asItStands, testers: "tester-1\nmine" }));
    await expect(late).rejects.toMatchObject({
      message: expect.stringMatching(/^Carla Cafe saved changes while you were editing/) as string,
      saved: { revision: 3, by: "Carla Cafe" },
    });
  }));

test("who has typed just what the other saved is not asked", () =>
  editors(async ({ first: ctx, id }) => {
    const same = { ...asItStands, testers: "tester-1\nnew" };
    await saveConfiguration(ctx, form(id, 1, same));
    expect(await saveConfiguration(ctx, form(id, 1, same))).toEqual({ isChanged: false });
    expect(await saveConfiguration(ctx, form(id, 1, { ...same, sandboxClientId: "x" }))).toEqual({ isChanged: true });
  }));

test("a revision that never was is no beginning", () =>
  editors(async ({ first, id }) => {
    const save = saveConfiguration(first, form(id, 7, { testers: "x" }));
    await expect(save).rejects.toMatchObject({ kind: "conflict" });
  }));
