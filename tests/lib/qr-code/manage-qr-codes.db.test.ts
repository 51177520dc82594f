import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { qrCodes, qrCodeScans } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { createQrCode } from "@/lib/qr-code/create-qr-code";
import { deleteQrCode } from "@/lib/qr-code/delete-qr-code";
import { drawQrCode } from "@/lib/qr-code/draw-qr-code";
import { getQrCode } from "@/lib/qr-code/get-qr-code";
import { getQrCodeForm } from "@/lib/qr-code/get-qr-code-form";
import { createQrCodeInput, listQrCodesInput } from "@/lib/qr-code/inputs";
import { listQrCodes } from "@/lib/qr-code/list-qr-codes";
import { restoreDefaultQrCode } from "@/lib/qr-code/restore-default-qr-code";
import { tryQrCode } from "@/lib/qr-code/try-qr-code";
import { deleteVersion } from "@/lib/version/delete-version";
import { getPreviewCode } from "@/lib/version/get-preview-code";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { decodeQr } from "@/tests/support/decode-qr";
import { addVersion } from "@/tests/support/versions";
import { addConfiguration, testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, uploadVersion, type Setting } from "../version/upload-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

type Typed = { name?: string; url?: string; formKey?: string; parameters?: [string, string][] };

async function create(ctx: Ctx, id: string, { parameters = [], ...typed }: Typed = {}): Promise<string> {
  const input = createQrCodeInput.parse({
    id,
    formKey: randomUUID(),
    name: "Counter",
    url: "pages/index/index",
    ...typed,
    parameterName: parameters.map(([name]) => name),
    parameterValue: parameters.map(([, value]) => value),
  });
  return (await createQrCode(ctx, input)).code;
}

const list = (ctx: Ctx, id: string, query: object = {}) => listQrCodes(ctx, { id, ...listQrCodesInput.parse(query) });

async function defaultOf({ db }: Pick<Ctx, "db">, id: string) {
  const [found] = await db
    .select()
    .from(qrCodes)
    .where(and(eq(qrCodes.miniProgramId, id), eq(qrCodes.kind, "default")));
  if (!found) throw new Error("It has no default code.");
  return found;
}

describe("a new code", () => {
  test("is kept with its parts under a token of its own, and recorded", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const ctx = await as("latteLead");
      const code = await create(ctx, id, { url: "/pages/index/index", parameters: [["table", "12 & 晨光"]] });
      const found = await getQrCode(ctx, { id, code });
      expect(found).toMatchObject({
        target: {
          name: "Counter",
          page: "pages/index/index",
          parameters: [{ name: "table", value: "12 & 晨光" }],
          warning: null,
        },
        createdBy: "Leo Latte",
        createdAt: testNow,
        deletedAt: null,
        link: expect.stringMatching(/^https:\/\/console\.example\/q\/[\w-]{22}$/) as string,
        opens: `harborpay://mini-program/${id}?page=pages%2Findex%2Findex&query=table%3D12%2520%2526%2520%25E6%2599%25A8%25E5%2585%2589`,
        scans: { total: 0 },
        mayManage: true,
      });
      expect(await decodeQr(Buffer.from(found.drawing))).toBe(found.link);
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "qr_code.created",
        actorId: people.latteLead.id,
        miniProgramId: id,
        details: { name: latte.name, code, called: "Counter", query: "table=12%20%26%20%E6%99%A8%E5%85%89" },
      });
      const other = await getQrCode(ctx, { id, code: await create(ctx, id) });
      expect(other.link).not.toBe(found.link);
    }));

  test("is made once by a form that is sent twice", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("latteLead");
      const formKey = randomUUID();
      const code = await create(ctx, id, { formKey });
      expect(await create(ctx, id, { formKey })).toBe(code);
      expect((await auditTrace(db)).filter(({ event }) => event === "qr_code.created")).toHaveLength(1);
      await expect(create(ctx, id, { formKey, name: "Another" })).rejects.toMatchObject({ kind: "conflict" });
    }));

  test("leads nowhere but to a page: what is wrong stands beside the field, and nothing is kept", () =>
    inWorld(async ({ as, id }) => {
      const ctx = await as("latteLead");
      await expect(create(ctx, id, { url: "https://evil.example.com" })).rejects.toMatchObject({
        kind: "invalid",
        issues: { url: [expect.stringMatching(/begins with a scheme/)] },
      });
      expect((await list(ctx, id)).rows).toEqual([]);
    }));

  test("of an HTML5 mini program may lead to a host of its H5 whitelist", () =>
    inWorld(async ({ db, as, people, miniPrograms: { bill } }) => {
      const ctx = await as("builder");
      await expect(create(ctx, bill.id, { url: "https://pay.example.com/x" })).rejects.toMatchObject({
        issues: { url: [expect.stringMatching(/not on the H5 domain whitelist/)] },
      });
      await addConfiguration(db, bill, people.builder, { h5Domains: ["https://pay.example.com"], revision: 2 });
      const code = await create(ctx, bill.id, { url: "https://pay.example.com/x" });
      expect((await getQrCode(ctx, { id: bill.id, code })).target).toMatchObject({
        page: "https://pay.example.com/x",
        warning: null,
      });
    }));

  test("is tried before it is made, with a warning where no package has the page", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const ctx = await as("latteLead");
      await addVersion(db, latte, people.latteLead, "1.1.0");
      await addVersion(db, latte, people.latteLead, "1.2.0", { state: "canceled" });
      expect(await getQrCodeForm(ctx, { id })).toMatchObject({
        type: "native",
        known: { version: "1.1.0", pages: ["pages/index/index"] },
      });
      const tried = await tryQrCode(ctx, { id, url: "pages/new/new", parameters: [{ name: "a", value: "b" }] });
      const link = `harborpay://mini-program/${id}?page=pages%2Fnew%2Fnew&query=a%3Db`;
      expect(tried).toMatchObject({
        link,
        warning: expect.stringMatching(/^Version 1\.1\.0 has no page pages\/new/) as string,
      });
      expect("drawing" in tried && (await decodeQr(Buffer.from(tried.drawing)))).toBe(link);
      expect(await tryQrCode(ctx, { id, url: "//x", parameters: [] })).toEqual({
        whyNot: expect.stringMatching(/two slashes/) as string,
      });
    }));
});

describe("the list", () => {
  test("shows the newest first, page by page there and back, with the default one beside them", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("latteLead");
      for (let at = 0; at < 45; at++) {
        const later = { ...ctx, now: () => new Date(testNow.getTime() + Math.floor(at / 3)) };
        await create(later, id, { name: `Code ${at}` });
      }
      const { code } = await defaultOf({ db }, id).then(({ id: code }) => ({ code }));
      const pages = [await list(ctx, id)];
      while (pages.at(-1)?.next) pages.push(await list(ctx, id, { cursor: pages.at(-1)?.next }));
      expect(pages.map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
      expect(pages[0]).toMatchObject({ defaultCode: { code, scans: 0 }, previous: null, mayManage: true });
      const all = pages.flatMap(({ rows }) => rows);
      expect(new Set(all.map(({ name }) => name)).size).toBe(45);
      const times = all.map(({ createdAt }) => createdAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      const back = await list(ctx, id, { cursor: pages[2]?.previous, direction: "previous" });
      expect(back.rows).toEqual(pages[1]?.rows);
    }));
});

describe("a deleted code", () => {
  test("leaves the list and is recorded; only the default one comes back, as it was", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("latteLead");
      const code = await create(ctx, id);
      expect(await deleteQrCode(ctx, { id, code })).toEqual({ kind: "page" });
      await expect(deleteQrCode(ctx, { id, code })).rejects.toMatchObject({ kind: "conflict" });
      await expect(drawQrCode(ctx, { id, code, format: "svg" })).rejects.toMatchObject({ kind: "conflict" });
      const { id: own, token } = await defaultOf({ db }, id);
      expect(await deleteQrCode(ctx, { id, code: own })).toEqual({ kind: "default" });
      expect(await list(ctx, id)).toMatchObject({ defaultCode: null, rows: [] });
      expect(await restoreDefaultQrCode(ctx, { id })).toEqual({ code: own });
      expect(await defaultOf({ db }, id)).toMatchObject({ token, deletedAt: null, deletedBy: null });
      await expect(restoreDefaultQrCode(ctx, { id })).rejects.toMatchObject({ kind: "conflict" });
      expect((await auditTrace(db)).map(({ event }) => event).filter((event) => event.startsWith("qr_code."))).toEqual([
        "qr_code.created",
        "qr_code.deleted",
        "qr_code.deleted",
        "qr_code.restored",
      ]);
    }));

  test("is one of this mini program, and no preview code", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte, tram } }) => {
      const ctx = await as("latteLead");
      const notFound = { kind: "not_found" };
      const { id: elsewhere } = await defaultOf({ db }, tram.id);
      await addVersion(db, latte, people.latteLead, "1.0.0");
      const [preview] = await db.select().from(qrCodes).where(eq(qrCodes.version, "1.0.0"));
      for (const code of [elsewhere, preview?.id ?? "", randomUUID()]) {
        await expect(deleteQrCode(ctx, { id, code })).rejects.toMatchObject(notFound);
        await expect(getQrCode(ctx, { id, code })).rejects.toMatchObject(notFound);
        await expect(drawQrCode(ctx, { id, code, format: "svg" })).rejects.toMatchObject(notFound);
      }
      await expect(getQrCode(ctx, { id, code: "\u0000" })).rejects.toMatchObject(notFound);
    }));
});

test("what a code holds never changes", () =>
  inWorld(async ({ db, as, id }) => {
    const code = await create(await as("latteLead"), id);
    for (const change of [
      { page: "x" },
      { name: "x" },
      { token: "a".repeat(22) },
      { parameters: [], formKey: randomUUID() },
    ]) {
      const changing = db.transaction((tx) => tx.update(qrCodes).set(change).where(eq(qrCodes.id, code)));
      await expect(changing).rejects.toMatchObject({ cause: { constraint: "qr_codes_stay_what_they_are" } });
    }
  }));

test("a mini program is made with its default code, and a version with its preview code", () =>
  inWorld(async ({ db, as, workspaces: { cafe }, id }) => {
    const ctx = await as("cafeAdmin");
    const input = createMiniProgramInput.parse({
      formKey: randomUUID(),
      type: "native",
      workspace: cafe.id,
      defaultLanguage: "en",
      name: "Fresh Foam",
    });
    const made = await createMiniProgram(ctx, input);
    expect(await defaultOf({ db }, made.id)).toMatchObject({ token: expect.stringMatching(/^[\w-]{22}$/) as string });
    const developer = await as("latteDeveloper");
    const { number } = await uploadVersion(developer, id, { number: "1.0.0" });
    const preview = await getPreviewCode(developer, { id, number });
    if (!("code" in preview)) throw new Error(preview.whyNot);
    expect(preview.code.opens).toBe(`harborpay://mini-program/${id}?page=&query=&version=1.0.0`);
    expect(await decodeQr(Buffer.from(preview.code.drawing))).toBe(preview.code.link);
    await deleteVersion(await as("latteLead"), { id, number });
    await expect(getPreviewCode(developer, { id, number })).rejects.toMatchObject({ kind: "not_found" });
  }));

test("a file is named after the mini program and the code, in any script", () =>
  inWorld(async ({ as, id }) => {
    const ctx = await as("latteLead");
    const code = await create(ctx, id, { name: "柜台 1/2" });
    const { link } = await getQrCode(ctx, { id, code });
    const png = await drawQrCode(ctx, { id, code, format: "png", size: 256 });
    expect(png).toMatchObject({
      fileName: { full: "Latte Line - 柜台 1-2 256.png", ascii: `qr-code-${code.slice(0, 8)} 256.png` },
      type: "image/png",
    });
    expect(await decodeQr(png.content)).toBe(link);
    const svg = await drawQrCode(ctx, { id, code, format: "svg" });
    expect(await decodeQr(svg.content)).toBe(link);
  }));

test("scans are shown by day, those of the last 30 days and all together", () =>
  inWorld(async ({ db, as, id }) => {
    const ctx = await as("latteLead");
    const code = await create(ctx, id);
    const days = [
      ["2026-03-14", 3],
      ["2026-02-13", 2],
      ["2026-02-12", 40],
    ] as const;
    await db.insert(qrCodeScans).values(days.map(([day, count]) => ({ codeId: code, day, count })));
    const { scans } = await getQrCode(ctx, { id, code });
    expect(scans.total).toBe(45);
    expect(scans.days).toHaveLength(30);
    expect(scans.days.filter(({ count }) => count > 0)).toEqual([
      { day: "2026-02-13", count: 2 },
      { day: "2026-03-14", count: 3 },
    ]);
    expect((await list(ctx, id)).rows).toMatchObject([{ code, scans: 45 }]);
  }));
