import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { qrCodes, qrCodeScans } from "@/db/schema";
import { deleteQrCode } from "@/lib/qr-code/delete-qr-code";
import { drawQrCode } from "@/lib/qr-code/draw-qr-code";
import { getQrCode } from "@/lib/qr-code/get-qr-code";
import { getQrCodeForm } from "@/lib/qr-code/get-qr-code-form";
import { restoreDefaultQrCode } from "@/lib/qr-code/restore-default-qr-code";
import { tryQrCode } from "@/lib/qr-code/try-qr-code";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { decodeQr } from "@/tests/support/decode-qr";
import { addVersion } from "@/tests/support/versions";
import { addConfiguration, testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, type Setting } from "../version/upload-scene";
import { create, defaultOf, list, type Typed } from "./qr-code-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

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
      for (const other of [
        { name: "Another" },
        { url: "pages/a/b" },
        { parameters: [["a", "b"]] } satisfies Typed,
      ] as Typed[]) {
        await expect(create(ctx, id, { formKey, ...other })).rejects.toMatchObject({ kind: "conflict" });
      }
      await deleteQrCode(ctx, { id, code });
      await expect(create(ctx, id, { formKey })).rejects.toMatchObject({ kind: "conflict" });
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
      expect("drawing" in tried && (await decodeQr(Buffer.from(tried.drawing ?? "")))).toBe(link);
      expect(await tryQrCode(ctx, { id, url: "//x", parameters: [] })).toEqual({
        whyNot: expect.stringMatching(/two slashes/) as string,
      });
    }));
});

test("the longest that fits is kept, whatever it is made of; only what is tried may be too long to be drawn", () =>
  inWorld(async ({ as, miniPrograms: { bill } }) => {
    const ctx = await as("builder");
    const longest = "😀".repeat(255);
    expect(await tryQrCode(ctx, { id: bill.id, url: longest, parameters: [] })).toMatchObject({ drawing: null });
    const code = await create(ctx, bill.id, { url: longest });
    const found = await getQrCode(ctx, { id: bill.id, code });
    expect(found.target?.page).toBe(`/${longest}`);
    expect(await decodeQr(Buffer.from(found.drawing))).toBe(found.link);
    await expect(create(ctx, bill.id, { url: `${longest}p` })).rejects.toMatchObject({
      issues: { url: [expect.stringMatching(/this path has 257 characters/)] },
    });
  }));

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
      while (pages.at(-1)?.next && pages.length < 4) pages.push(await list(ctx, id, { cursor: pages.at(-1)?.next }));
      expect(pages.map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
      expect(pages[0]).toMatchObject({ defaultCode: { code, scans: 0 }, previous: null, mayManage: true });
      const all = pages.flatMap(({ rows }) => rows);
      expect(new Set(all.map(({ name }) => name)).size).toBe(45);
      const times = all.map(({ createdAt }) => createdAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      const back = await list(ctx, id, { cursor: pages[2]?.previous, direction: "previous" });
      expect(back).toMatchObject({ rows: pages[1]?.rows, next: pages[1]?.next });
      const first = await list(ctx, id, { cursor: back.previous, direction: "previous" });
      expect(first).toMatchObject({ rows: pages[0]?.rows, previous: null });
    }));
});

describe("a deleted code", () => {
  test("leaves the list and is recorded; only the default one comes back, as it was", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("latteLead");
      const code = await create(ctx, id, { parameters: [["a", "b"]] });
      expect(await deleteQrCode(ctx, { id, code })).toEqual({ kind: "page" });
      await expect(deleteQrCode(ctx, { id, code })).rejects.toMatchObject({ kind: "conflict" });
      await expect(drawQrCode(ctx, { id, code, format: "svg" })).rejects.toMatchObject({ kind: "conflict" });
      const { id: own, token } = await defaultOf({ db }, id);
      expect(await deleteQrCode(ctx, { id, code: own })).toEqual({ kind: "default" });
      expect(await list(ctx, id)).toMatchObject({ defaultCode: null, rows: [] });
      expect(await restoreDefaultQrCode(ctx, { id })).toEqual({ code: own });
      expect(await defaultOf({ db }, id)).toMatchObject({ token, deletedAt: null, deletedBy: null });
      await expect(restoreDefaultQrCode(ctx, { id })).rejects.toMatchObject({ kind: "conflict" });
      const recorded = (await auditTrace(db)).filter(({ event }) => event.startsWith("qr_code."));
      const target = { called: "Counter", page: "pages/index/index", query: "a=b" };
      expect(recorded.map(({ event, details }) => [event, details])).toEqual([
        ["qr_code.created", expect.objectContaining({ code })],
        ["qr_code.deleted", { name: "Latte Line", code, ...target }],
        ["qr_code.deleted", { name: "Latte Line", code: own }],
        ["qr_code.restored", { name: "Latte Line", code: own }],
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
    const { id: codeId } = await defaultOf({ db }, id);
    await db.insert(qrCodeScans).values({ codeId, day: "2026-03-14", count: 7 });
    expect(await list(ctx, id)).toMatchObject({ rows: [{ code, scans: 45 }], defaultCode: { code: codeId, scans: 7 } });
  }));
