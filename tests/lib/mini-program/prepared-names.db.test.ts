import { expect, test, vi } from "vitest";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

test("the list and its export prepare their statements on one connection, each from a bundle of its own", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    const found = [];
    for (const size of ["20", "50", "100"]) {
      vi.resetModules();
      const { listMiniPrograms } = await import("@/lib/mini-program/list-mini-programs");
      found.push((await listMiniPrograms(ctx, listMiniProgramsInput.parse({ size }))).rows.length);
    }
    expect(new Set(found).size).toBe(1);
  }));

test("so many texts are prepared and no more, as each takes room in every connection", async () => {
  vi.resetModules();
  const { preparedName } = await import("@/lib/mini-program/list/prepared-names");
  const named = Array.from({ length: 20 }, (_, at) => preparedName(`select ${at}`)).filter((name) => name !== null);
  expect(new Set(named).size).toBe(12);
  expect(preparedName("select 3")).toBe(named[3]);
});
