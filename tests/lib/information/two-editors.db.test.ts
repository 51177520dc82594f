import { expect, test } from "vitest";
import { addLanguage } from "@/lib/information/add-language";
import { deleteLanguage } from "@/lib/information/delete-language";
import { saveInformation } from "@/lib/information/save-information";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { informationForm, textsOf } from "@/tests/support/information";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

const editors = (
  work: (at: Record<"first" | "second", Awaited<ReturnType<typeof ctxOf>>> & { id: string }) => Promise<void>,
) =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const [first, second] = [await ctxOf(db, people.cafeAdmin), await ctxOf(db, people.latteLead)];
    await work({ first, second, id: miniPrograms.latte.id });
  });

test("the second save is refused and hands back what the first one saved, field by field", () =>
  editors(async ({ first, second, id }) => {
    await saveInformation(
      first,
      informationForm(id, { name: "Latte Lane", tagline: "Near", serviceEmail: "a@b.example" }),
    );
    const refused = saveInformation(second, informationForm(id, { name: "Latte Loop", description: "Mine" }));
    await expect(refused).rejects.toMatchObject({
      kind: "conflict",
      saved: {
        revision: 2,
        by: "Carla Cafe",
        values: { name: "Latte Lane", tagline: "Near", serviceEmail: "a@b.example" },
        untouched: ["tagline", "serviceEmail"],
      },
    });
    expect(await textsOf(first.db, id, "en")).toMatchObject({ name: "Latte Lane", tagline: "Near", description: "" });
    const ofTheirOwn = saveInformation(first, informationForm(id, { name: "Latte Loop" }));
    await expect(ofTheirOwn).rejects.toMatchObject({ saved: { by: null } });
    await saveInformation(
      second,
      informationForm(id, { name: "Latte Loop", tagline: "Near", description: "Mine", revision: "2" }),
    );
  }));

test("what two people typed alike, what came back as it was, and another language stand in nobody's way", () =>
  editors(async ({ first, second, id }) => {
    await saveInformation(first, informationForm(id, { tagline: "Near" }));
    await saveInformation(second, informationForm(id, { tagline: " Near ", description: "Mine" }));
    await saveInformation(first, informationForm(id, { tagline: "Far", description: "Mine", revision: "3" }));
    await saveInformation(first, informationForm(id, { tagline: "Near", description: "Mine", revision: "4" }));
    await saveInformation(second, informationForm(id, { tagline: "Here", description: "Mine", revision: "3" }));
    await saveInformation(first, informationForm(id, { language: "zh-CN", name: "拿铁", revision: "1" }));
    await saveInformation(second, informationForm(id, { tagline: "There", description: "Mine", revision: "6" }));
  }));

test("categories come back as several values, and what was emptied as nothing", () =>
  editors(async ({ first, second, id }) => {
    const categories = ["food-drink/cafe", "food-drink/delivery"];
    await saveInformation(first, informationForm(id, { categories, keywords: "coffee, milk" }));
    await expect(
      saveInformation(second, informationForm(id, { categories: ["health/clinics"] })),
    ).rejects.toMatchObject({
      saved: { values: { categories, keywords: "coffee, milk" }, untouched: ["keywords"] },
    });
    await saveInformation(first, informationForm(id, { revision: "2" }));
    await expect(
      saveInformation(second, informationForm(id, { keywords: "coffee, tea", categories, revision: "2" })),
    ).rejects.toMatchObject({ saved: { values: { categories: [], keywords: "" }, untouched: ["categories"] } });
  }));

test("texts that somebody deleted meanwhile are not brought back by a save, also not when they were added anew", () =>
  editors(async ({ first, second, id }) => {
    const mine = informationForm(id, { language: "zh-CN", name: "拿铁热线", tagline: "就在附近" });
    await deleteLanguage(first, { id, language: "zh-CN", revision: 1 });
    await expect(saveInformation(second, mine)).rejects.toThrow(
      "Carla Cafe has deleted Chinese (China) (zh-CN). Nothing was saved; what you typed is still here.",
    );
    await addLanguage(first, { id, language: "zh-CN", name: "拿铁" });
    await expect(saveInformation(second, mine)).rejects.toMatchObject({
      saved: { revision: 3, values: { name: "拿铁" }, untouched: ["name"] },
    });
  }));
