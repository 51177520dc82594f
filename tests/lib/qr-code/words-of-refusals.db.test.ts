import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { miniPrograms as miniProgramsTable, qrCodes } from "@/db/schema";
import { deleteQrCode } from "@/lib/qr-code/delete-qr-code";
import { drawQrCode } from "@/lib/qr-code/draw-qr-code";
import { getQrCodeForm } from "@/lib/qr-code/get-qr-code-form";
import { newToken } from "@/lib/qr-code/parts/token";
import { restoreDefaultQrCode } from "@/lib/qr-code/restore-default-qr-code";
import { freshDatabase } from "@/tests/support/database";
import { addConfiguration, testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, type Setting } from "../version/upload-scene";
import { create, list } from "./qr-code-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

describe("why not", () => {
  test("is told of a form that has made another code, of a code that is deleted, and of one that is not", () =>
    inWorld(async ({ as, id }) => {
      const ctx = await as("latteLead");
      const formKey = randomUUID();
      const code = await create(ctx, id, { formKey });
      const isUsed = {
        kind: "conflict",
        message: "This form has already made “Counter”. Send it once more to make another one.",
      };
      await expect(create(ctx, id, { formKey, name: "Door" })).rejects.toMatchObject(isUsed);
      await deleteQrCode(ctx, { id, code });
      await expect(create(ctx, id, { formKey })).rejects.toMatchObject(isUsed);
      await expect(deleteQrCode(ctx, { id, code })).rejects.toThrow("This QR code is deleted already.");
      await expect(drawQrCode(ctx, { id, code, format: "svg" })).rejects.toThrow(
        "This QR code is deleted: whoever scans it would be told so.",
      );
      await expect(deleteQrCode(ctx, { id, code: randomUUID() })).rejects.toThrow(
        "There is no such QR code of this mini program.",
      );
      await expect(restoreDefaultQrCode(ctx, { id })).rejects.toThrow("The default QR code is not deleted.");
    }));

  test("is told of a form that has made a code of another mini program", () =>
    inWorld(async ({ as, id, miniPrograms: { tram } }) => {
      const ctx = await as("admin");
      const formKey = randomUUID();
      await create(ctx, id, { formKey });
      await expect(create(ctx, tram.id, { formKey })).rejects.toThrow(/^This form has already made “Counter”\./);
      expect((await list(ctx, tram.id)).rows).toEqual([]);
    }));

  test("is told of the code after the thousandth; a deleted one makes room", () =>
    inWorld(async ({ db, as, id, people }) => {
      const ctx = await as("latteLead");
      const code = await create(ctx, id);
      const more = { miniProgramId: id, kind: "page" as const, page: "pages/a/b", parameters: [] };
      const made = { createdBy: people.latteLead.id, createdAt: testNow };
      const rows = Array.from({ length: 999 }, (_, at) => ({
        ...{ ...more, ...made, id: randomUUID(), formKey: randomUUID() },
        ...{ token: newToken(), name: `Table ${at}` },
      }));
      await db.insert(qrCodes).values(rows);
      await expect(create(ctx, id)).rejects.toMatchObject({
        kind: "conflict",
        message: "There are 1,000 codes already. Parameters tell places apart with fewer.",
      });
      await deleteQrCode(ctx, { id, code });
      await create(ctx, id);
    }));

  test("of a host is told by the whitelist that stands in the form, which a native mini program has none of", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte, bill } }) => {
      const h5Domains = ["https://pay.example.com"];
      await addConfiguration(db, bill, people.builder, { h5Domains, revision: 2 });
      await addConfiguration(db, latte, people.latteLead, { h5Domains, revision: 2 });
      expect(await getQrCodeForm(await as("builder"), bill)).toMatchObject({ type: "html5", h5Domains });
      expect((await getQrCodeForm(await as("latteLead"), { id })).h5Domains).toEqual([]);
    }));

  test("is told in the form of a mini program whose codes open nothing", () =>
    inWorld(async ({ db, as, id }) => {
      const form = await getQrCodeForm(await as("latteLead"), { id });
      expect(form).toMatchObject({ type: "native", known: null, h5Domains: [], closed: null });
      expect(form.formKey).toMatch(/^[0-9a-f-]{36}$/);
      expect((await getQrCodeForm(await as("latteLead"), { id })).formKey).not.toBe(form.formKey);
      const archived = { state: "archived", archivedAt: testNow } as const;
      await db.update(miniProgramsTable).set(archived).where(eq(miniProgramsTable.id, id));
      expect((await getQrCodeForm(await as("latteLead"), { id })).closed).toBe(
        "The mini program is archived, so none of its codes opens it.",
      );
    }));
});
