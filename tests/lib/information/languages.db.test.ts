import { expect, test } from "vitest";
import { addLanguage } from "@/lib/information/add-language";
import { deleteLanguage } from "@/lib/information/delete-language";
import { makeDefaultLanguage } from "@/lib/information/make-default-language";
import { saveInformation } from "@/lib/information/save-information";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { changesOf, informationForm, rowOf, textsOf } from "@/tests/support/information";
import { smallWorld } from "@/tests/support/small-world";
import { addMiniProgram } from "@/tests/support/world";

const database = await freshDatabase();

const inLatte = (
  work: (at: { world: Awaited<ReturnType<typeof smallWorld>>; id: string; ctx: Ctx; db: Db }) => Promise<void>,
) =>
  database.withRollback(async (db) => {
    const world = await smallWorld(db);
    await work({ world, id: world.miniPrograms.latte.id, ctx: await ctxOf(db, world.people.cafeAdmin), db });
  });

type Ctx = Awaited<ReturnType<typeof ctxOf>>;
type Db = Ctx["db"];

test("a language begins with the texts of the default one, under the name that it was given", () =>
  inLatte(async ({ id, ctx, db }) => {
    await saveInformation(ctx, informationForm(id, { tagline: "Warm and near", keywords: "coffee" }));
    expect(await addLanguage(ctx, { id, language: "ar", name: "قهوة" })).toEqual({ revision: 3 });
    expect(await textsOf(db, id, "ar")).toMatchObject({ name: "قهوة", tagline: "Warm and near", keywords: ["coffee"] });
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      ...{ event: "information.language_added", subjectKind: "mini_program", miniProgramId: id },
      details: { language: "ar", after: { name: "قهوة", tagline: "Warm and near", keywords: ["coffee"] } },
    });
    expect((await rowOf(db, id)).searchText).toContain("قهوة");
  }));

test("a language that is there, a name that is taken and a 21st beside the default are refused", () =>
  inLatte(async ({ id, ctx, world, db }) => {
    await expect(addLanguage(ctx, { id, language: "zh-CN", name: "晨光" })).rejects.toMatchObject({
      issues: { language: ["Chinese (China) (zh-CN) is there already. Edit its texts."] },
    });
    const { workspaces, people } = world;
    await addMiniProgram(db, workspaces.cafe, people.cafeAdmin, { name: "Mocha Mile", names: { ar: "Mocha" } });
    await expect(addLanguage(ctx, { id, language: "ar", name: "MOCHA" })).rejects.toMatchObject({
      kind: "invalid",
      issues: { name: [expect.stringMatching(/^“MOCHA” is the name of another mini program/) as string] },
    });
    for (let count = 2; count <= 20; count++)
      await addLanguage(ctx, { id, language: `q${letter(count)}`, name: "Latte" });
    await expect(addLanguage(ctx, { id, language: "fr", name: "Latte" })).rejects.toMatchObject({
      kind: "conflict",
      message: "There are 20 languages beside the default one; no more fit. Delete one first.",
    });
  }));

const letter = (index: number) => String.fromCharCode("a".charCodeAt(0) + index);

test("a deleted language is in the history, no longer found, and may be added again", () =>
  inLatte(async ({ id, ctx, db }) => {
    expect(await deleteLanguage(ctx, { id, language: "zh-CN", revision: 1 })).toEqual({ revision: 2 });
    expect(await textsOf(db, id, "zh-CN")).toBeUndefined();
    expect((await rowOf(db, id)).searchText).not.toContain("拿铁");
    expect(await changesOf(db, id)).toMatchObject([
      { language: "zh-CN", field: "name", before: "拿铁热线", after: null },
    ]);
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      ...{ event: "information.language_deleted", subjectKind: "mini_program", miniProgramId: id },
      details: { language: "zh-CN", before: { name: "拿铁热线" } },
    });
    await addLanguage(ctx, { id, language: "zh-CN", name: "拿铁" });
  }));

test("the default language's texts cannot be deleted, nor texts that somebody else has just changed", () =>
  inLatte(async ({ id, ctx, world, db }) => {
    await expect(deleteLanguage(ctx, { id, language: "en", revision: 1 })).rejects.toThrow(
      "English (en) is the default language. Make another one the default first.",
    );
    const lead = await ctxOf(db, world.people.latteLead);
    await saveInformation(lead, informationForm(id, { language: "zh-CN", name: "拿铁快线" }));
    await expect(deleteLanguage(ctx, { id, language: "zh-CN", revision: 1 })).rejects.toThrow(
      "Leo Latte saved other texts in Chinese (China) (zh-CN) since you opened this page. Reload it to see them first.",
    );
    await expect(deleteLanguage(ctx, { id, language: "fr", revision: 1 })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(/Nothing is left to delete\.$/) as string,
    });
    await expect(makeDefaultLanguage(ctx, { id, language: "fr", revision: 1 })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(/The default stays as it is\.$/) as string,
    });
    await deleteLanguage(ctx, { id, language: "zh-CN", revision: 2 });
  }));

test("another default gives the name that lists show and sort by, and asks for its own texts", () =>
  inLatte(async ({ id, ctx, db }) => {
    await saveInformation(ctx, informationForm(id, { tagline: "Warm and near" }));
    expect((await rowOf(db, id)).missing).not.toContain("tagline");
    expect(await makeDefaultLanguage(ctx, { id, language: "zh-CN", revision: 2 })).toEqual({ revision: 3 });
    expect(await rowOf(db, id)).toMatchObject({ defaultLanguage: "zh-CN", name: "拿铁热线", sortName: "拿铁热线" });
    expect((await rowOf(db, id)).missing).toContain("tagline");
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      ...{ event: "information.default_language_changed", subjectKind: "mini_program", miniProgramId: id },
      details: { before: { defaultLanguage: "en" }, after: { defaultLanguage: "zh-CN" } },
    });
    expect(await makeDefaultLanguage(ctx, { id, language: "zh-CN", revision: 3 })).toEqual({ revision: null });
    await deleteLanguage(ctx, { id, language: "en", revision: 3 });
  }));

test("a default that somebody else chose meanwhile is not overwritten in silence", () =>
  inLatte(async ({ id, ctx, world, db }) => {
    await addLanguage(ctx, { id, language: "ar", name: "قهوة" });
    const lead = await ctxOf(db, world.people.latteLead);
    await makeDefaultLanguage(lead, { id, language: "ar", revision: 2 });
    await expect(makeDefaultLanguage(ctx, { id, language: "zh-CN", revision: 2 })).rejects.toThrow(
      "Leo Latte has made Arabic (ar) the default since you opened this page. Reload it and look again.",
    );
  }));
