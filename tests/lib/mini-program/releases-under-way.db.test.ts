import { expect, test } from "vitest";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { inWorld } from "@/tests/lib/version/upload-scene";
import { freshDatabase } from "@/tests/support/database";
import { addFeature, addJsapi } from "@/tests/support/catalog";
import { addRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { ctxOf } from "@/tests/support/actors";
import { addVersion } from "@/tests/support/versions";

const database = await freshDatabase();

test("the header and the list say which versions are on their way, and nothing of the others", () =>
  inWorld(database, async ({ db, as, id, people }) => {
    const add = (number: string, more: Parameters<typeof addVersion>[4]) =>
      addVersion(db, { id }, people.latteDeveloper, number, more);
    await add("1.0.0", { state: "released" });
    await add("1.1.0", { state: "grayscale", share: 30, isPaused: true });
    await add("1.2.0", { state: "in_review" });
    await add("1.3.0", {});
    const ctx = await as("latteLead");
    const expected = [
      { number: "1.1.0", state: "grayscale", share: 30, isPaused: true },
      { number: "1.2.0", state: "in_review", share: null, isPaused: false },
    ];
    const header = await getMiniProgram(ctx, { id });
    expect(header.releasedVersion).toBe("1.0.0");
    expect(header.releases).toMatchObject(expected);
    const { rows } = await listMiniPrograms(ctx, listMiniProgramsInput.parse({}));
    const row = rows.find((one) => one.id === id);
    expect(row?.releasedVersion).toBe("1.0.0");
    expect(row?.releases).toEqual(expect.arrayContaining(expected));
    expect(row?.releases).toHaveLength(2);
  }));

test("the header and the list say which features wait for their activation, and none that was decided", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { latte } = miniPrograms;
    await addJsapi(db, people.builder, "takeMoney");
    const apply = async (key: string, name: string, closed?: { state: "rejected"; by: { id: string } }) => {
      await addFeature(db, people.builder, { key, name, access: "activation", jsapis: ["takeMoney"] });
      await addRequest(db, latte, people.latteLead, {
        category: "feature_activation",
        subject: key,
        ...(closed && { closed: { ...closed, comment: "Not now." } }),
      });
    };
    await apply("payment", "Payment");
    await apply("refunds", "Refunds", { state: "rejected", by: people.reviewer });
    const ctx = await ctxOf(db, people.latteLead);
    const activations = async () => {
      const { rows } = await listMiniPrograms(ctx, listMiniProgramsInput.parse({}));
      const header = await getMiniProgram(ctx, latte);
      return [rows.find(({ id }) => id === latte.id)?.activations, header.activations.map(({ name }) => name)];
    };
    expect(await activations()).toEqual([["Payment"], ["Payment"]]);
    await apply("vouchers", "Vouchers");
    expect(await activations()).toEqual([
      ["Payment", "Vouchers"],
      ["Payment", "Vouchers"],
    ]);
  }));
