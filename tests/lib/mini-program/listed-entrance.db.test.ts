import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { configurationRevisions, miniPrograms } from "@/db/schema";
import { saveConfigurationInput } from "@/lib/configuration/inputs";
import { restoreConfiguration } from "@/lib/configuration/restore-configuration";
import { saveConfiguration } from "@/lib/configuration/save-configuration";
import type { Ctx } from "@/lib/context";
import { getInformation } from "@/lib/information/get-information";
import { saveInformation } from "@/lib/information/save-information";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { coversEntrance } from "@/lib/text/covers";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { informationForm, rowOf } from "@/tests/support/information";
import { smallWorld } from "@/tests/support/small-world";

const database = await freshDatabase();

const others = ["tagline", "description", "categories", "logo", "service_contact"];
const all = [...others, "listed_entrance"];

/** As the list, the header and the Information tab say it. */
async function missing(ctx: Ctx, id: string) {
  const { rows } = await listMiniPrograms(ctx, listMiniProgramsInput.parse({ q: id, attention: "1" }));
  const [header, information] = [await getMiniProgram(ctx, { id }), await getInformation(ctx, { id })];
  return [rows[0]?.missing, header.missing, information.missing];
}

test("an html5 mini program lacks its entrance's host until the H5 whitelist holds it; a native one lacks none", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const ctx = await ctxOf(db, people.cafeAdmin);
    const create = (typed: object) =>
      createMiniProgram(
        ctx,
        createMiniProgramInput.parse({
          formKey: randomUUID(),
          workspace: workspaces.cafe.id,
          defaultLanguage: "en",
          ...typed,
        }),
      );
    const { id } = await create({ type: "html5", name: "Bean Shop", entranceUrl: "https://beans.example.com/app" });
    const { id: native } = await create({ type: "native", name: "Bean Bar" });
    const allow = (revision: number, h5Domains: string) =>
      saveConfiguration(ctx, saveConfigurationInput.parse({ miniProgram: id, revision: String(revision), h5Domains }));
    const begin = (revision: number, entranceUrl: string) =>
      saveInformation(ctx, informationForm(id, { revision: String(revision), name: "Bean Shop", entranceUrl }));

    expect(await missing(ctx, id)).toEqual([all, all, all]);
    expect(await missing(ctx, native)).toEqual([others, others, others]);
    await allow(0, "https://other.example.com");
    expect(await missing(ctx, id)).toEqual([all, all, all]);
    await allow(1, "https://other.example.com\nhttps://*.example.com");
    expect(await missing(ctx, id)).toEqual([others, others, others]);
    await begin(1, "https://beans.example");
    expect(await missing(ctx, id)).toEqual([all, all, all]);
    await begin(2, "https://buns.example.com");
    expect(await missing(ctx, id)).toEqual([others, others, others]);
    await restoreConfiguration(ctx, { miniProgram: id, restored: 1, revision: 2 });
    expect(await missing(ctx, id)).toEqual([all, all, all]);
  }));

test("a mini program that lacks nothing but this needs one's attention", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const ctx = await ctxOf(db, people.builder);
    await db.update(miniPrograms).set({ missing: [] }).where(eq(miniPrograms.id, programs.bill.id));
    const allow = (revision: string, h5Domains: string) =>
      saveConfiguration(ctx, saveConfigurationInput.parse({ miniProgram: programs.bill.id, revision, h5Domains }));
    const ids = async () =>
      (await listMiniPrograms(ctx, listMiniProgramsInput.parse({ attention: "1" }))).rows.map(({ id }) => id);
    await allow("1", "https://shop.example.com");
    expect(await ids()).not.toContain(programs.bill.id);
    await allow("2", "https://other.example.com");
    expect(await ids()).toContain(programs.bill.id);
  }));

test("the migration says of what was there before what every later save says", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.bill;
    const entrances = [
      "https://shop.example.com/",
      "https://shop.example.com:8443/app?x=https://other.example.com",
      "https://shop.example.com./",
      "https://example.com/app#top",
      "https://a.b.example.com/",
      "https://notexample.com/",
    ];
    const lists = [
      [],
      ["https://shop.example.com"],
      ["https://shop.example.com:8443"],
      ["https://*.example.com"],
      ["https://*.example.com:8443"],
      ["https://other.example.com", "https://example.com"],
      ["https://*.shop.example.com", "https://*.b.example.com"],
    ];
    let revision = 1;
    for (const h5Domains of lists) {
      revision += 1;
      await addNewest(db, id, { revision, h5Domains, by: people.builder.id });
      for (const entranceUrl of entrances) {
        await db
          .update(miniPrograms)
          .set({ entranceUrl, missing: ["logo"] })
          .where(eq(miniPrograms.id, id));
        const expected = coversEntrance(h5Domains, entranceUrl) ? ["logo"] : ["logo", "listed_entrance"];
        for (const run of ["once", "again"]) {
          // The file itself, whole: nothing of it is typed by anybody.
          await db.execute(sql.raw(migration));
          expect((await rowOf(db, id)).missing, `${entranceUrl} on ${h5Domains.join(" ")}, ${run}`).toEqual(expected);
        }
      }
    }
    expect((await rowOf(db, programs.latte.id)).missing).toEqual(others);
  }));

const migration = readFileSync("db/migrations/0016_say_which_entrances_are_not_listed.sql", "utf8");

async function addNewest(db: Db, id: string, added: { revision: number; h5Domains: string[]; by: string }) {
  const { by, ...about } = added;
  const [first] = await db.select().from(configurationRevisions).where(eq(configurationRevisions.miniProgramId, id));
  if (!first) throw new Error("It was never configured.");
  await db.insert(configurationRevisions).values({ ...first, ...about, changedBy: by });
}
