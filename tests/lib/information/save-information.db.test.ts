import { expect, test } from "vitest";
import { getInformationForm } from "@/lib/information/get-information-form";
import { saveInformation } from "@/lib/information/save-information";
import { listMiniProgramsInput } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { keepLogoDraft } from "@/lib/mini-program/keep-logo-draft";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { changesOf, informationForm, rowOf, textsOf } from "@/tests/support/information";
import { picture } from "@/tests/support/pictures";
import { smallWorld } from "@/tests/support/small-world";
import { addMiniProgram, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const later = new Date(testNow.getTime() + 60_000);

test("saves what changed with its history and one audit entry, and nothing else", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms, logos } = await smallWorld(db);
    const ctx = await ctxOf(db, people.latteLead, later);
    const { id, workspaceId } = miniPrograms.latte;
    const typed = { tagline: "Warm and near", keywords: "coffee, latte", serviceEmail: "help@latte.example" };
    const saved = await saveInformation(ctx, informationForm(id, { ...typed, logoId: logos.latte }));

    expect(saved).toEqual({ revision: 2 });
    expect(await textsOf(db, id, "en")).toMatchObject({ tagline: "Warm and near", keywords: ["coffee", "latte"] });
    expect(await rowOf(db, id)).toMatchObject({
      serviceEmail: "help@latte.example",
      informationRevision: 2,
      updatedAt: later,
      missing: ["description", "categories"],
    });
    const byLead = { revision: 2, changedBy: people.latteLead.id, before: null };
    expect(await changesOf(db, id)).toEqual([
      { ...byLead, language: "en", field: "tagline", after: "Warm and near" },
      { ...byLead, language: "en", field: "keywords", after: ["coffee", "latte"] },
      { ...byLead, language: null, field: "serviceEmail", after: "help@latte.example" },
    ]);
    const after = { tagline: "Warm and near", keywords: ["coffee", "latte"], serviceEmail: "help@latte.example" };
    expect(await auditTrace(db)).toMatchObject([
      {
        event: "information.edited",
        actorId: people.latteLead.id,
        miniProgramId: id,
        workspaceId,
        details: { language: "en", before: { tagline: null, keywords: null, serviceEmail: null }, after },
      },
    ]);
  }));

test("what stands in the form is for whoever may edit it; a Developer is told who can, others find nothing", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const open = async (person: { id: string }) => getInformationForm(await ctxOf(db, person), miniPrograms.latte);
    const { languages } = await open(people.latteLead);
    expect(languages.map(({ language, name }) => [language, name])).toEqual([
      ["en", "Latte Line"],
      ["zh-CN", "拿铁热线"],
    ]);
    await expect(open(people.latteDeveloper)).rejects.toMatchObject({
      ...{ kind: "forbidden", message: expect.stringContaining("Leo Latte") as string },
    });
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      ...{ event: "access.refused", actorId: people.latteDeveloper.id, details: { action: "information.edit" } },
    });
    await expect(open(people.tramAdmin)).rejects.toMatchObject({ kind: "not_found" });
  }));

test("where nothing changed nothing is written, and it is said", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms, logos } = await smallWorld(db);
    const { id } = miniPrograms.latte;
    const before = await rowOf(db, id);
    const ctx = await ctxOf(db, people.cafeAdmin, later);
    const form = informationForm(id, { name: " Latte Line ", logoId: logos.latte });
    expect(await saveInformation(ctx, form)).toEqual({ revision: null });
    expect(await rowOf(db, id)).toEqual(before);
    expect(await changesOf(db, id)).toEqual([]);
    expect(await auditTrace(db)).toEqual([]);
  }));

test("names in Chinese, Arabic and with emoji are stored, and found by the search and sorted by the default one", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { id } = miniPrograms.latte;
    const ctx = await ctxOf(db, people.cafeAdmin);
    await saveInformation(ctx, informationForm(id, { name: "قهوة الصباح ☕️", tagline: "طازجة كل يوم 🌅" }));
    await saveInformation(ctx, informationForm(id, { language: "zh-CN", name: "晨光热线", revision: "2" }));
    expect(await rowOf(db, id)).toMatchObject({ name: "قهوة الصباح ☕️" });
    for (const q of ["الصباح", "☕", "热线", "晨"]) {
      const { rows } = await listMiniPrograms(ctx, listMiniProgramsInput.parse({ q }));
      expect(
        rows.map((row) => row.id),
        q,
      ).toEqual([id]);
    }
    const { rows: gone } = await listMiniPrograms(ctx, listMiniProgramsInput.parse({ q: "拿铁" }));
    expect(gone).toEqual([]);
  }));

test("a logo is replaced by a draft of one's own, or removed; somebody else's draft is refused", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms, logos } = await smallWorld(db);
    const { id } = miniPrograms.latte;
    const ctx = await ctxOf(db, people.latteLead);
    const others = informationForm(id, { logoId: logos.draftOfTramAdmin });
    await expect(saveInformation(ctx, others)).rejects.toMatchObject({
      issues: { logo: ["The chosen logo is no longer kept. Choose it again."] },
    });
    await expect(saveInformation(ctx, informationForm(id, { logoId: logos.tram }))).rejects.toMatchObject({
      kind: "invalid",
    });
    const draft = await keepLogoDraft(ctx, { file: await picture("png", 96, 96), miniProgramId: id });
    await saveInformation(ctx, informationForm(id, { logoId: draft.id }));
    expect(await rowOf(db, id)).toMatchObject({ logoId: draft.id });
    await saveInformation(ctx, informationForm(id, { logoId: "", revision: "2" }));
    expect(await rowOf(db, id)).toMatchObject({ logoId: null, missing: expect.arrayContaining(["logo"]) as string[] });
    expect(await changesOf(db, id)).toMatchObject([
      { field: "logo", before: logos.latte, after: draft.id },
      { field: "logo", before: draft.id, after: null },
    ]);
  }));

test("an html5 mini program keeps its entrance URL, a native one has none", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const builder = await ctxOf(db, people.builder);
    const bill = (entranceUrl: string) => informationForm(miniPrograms.bill.id, { name: "Bill Bright", entranceUrl });
    await expect(saveInformation(builder, bill(""))).rejects.toMatchObject({
      issues: { entranceUrl: ["An HTML5 mini program needs its entrance URL."] },
    });
    await saveInformation(builder, bill("https://bill.example.com/app"));
    expect(await rowOf(db, miniPrograms.bill.id)).toMatchObject({ entranceUrl: "https://bill.example.com/app" });
    const native = informationForm(miniPrograms.latte.id, { entranceUrl: "https://latte.example.com/" });
    await expect(saveInformation(await ctxOf(db, people.cafeAdmin), native)).rejects.toMatchObject({
      issues: { entranceUrl: [expect.stringContaining("no entrance URL")] as string[] },
    });
  }));

test("a name that another of the workspace has in this language is refused beside its field", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms, workspaces } = await smallWorld(db);
    await addMiniProgram(db, workspaces.cafe, people.cafeAdmin, { name: "Mocha Mile", names: { "zh-CN": "摩卡" } });
    const ctx = await ctxOf(db, people.cafeAdmin);
    const { id } = miniPrograms.latte;
    await expect(saveInformation(ctx, informationForm(id, { name: "MOCHA  mile" }))).rejects.toMatchObject({
      kind: "invalid",
      issues: { name: [expect.stringContaining("is the name of another mini program")] as string[] },
    });
    await saveInformation(ctx, informationForm(id, { name: "Mocha Mile", language: "zh-CN" }));
  }));
