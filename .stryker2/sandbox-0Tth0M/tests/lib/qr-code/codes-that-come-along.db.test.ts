import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { miniPrograms, qrCodes, suspensions } from "@/db/schema";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { deleteQrCode } from "@/lib/qr-code/delete-qr-code";
import { getQrCode } from "@/lib/qr-code/get-qr-code";
import { deleteVersion } from "@/lib/version/delete-version";
import { getPreviewCode } from "@/lib/version/get-preview-code";
import { freshDatabase } from "@/tests/support/database";
import { decodeQr } from "@/tests/support/decode-qr";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, uploadVersion, type Setting } from "../version/upload-scene";
import { create, defaultOf } from "./qr-code-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

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

test("codes of a mini program that is archived or suspended are told to open nothing", () =>
  inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
    await addVersion(db, latte, people.latteLead, "1.0.0");
    const ctx = await as("latteLead");
    const { id: code } = await defaultOf({ db }, id);
    const seen = async () => [
      (await getQrCode(ctx, { id, code })).closed,
      await getPreviewCode(ctx, { id, number: "1.0.0" }),
    ];
    expect(await seen()).toEqual([null, expect.objectContaining({ code: expect.anything() as unknown })]);
    const suspension = { suspendedBy: people.admin.id, suspendedAt: testNow, reason: "It steals." };
    await db.insert(suspensions).values({ miniProgramId: id, ...suspension });
    const isSuspended = "The mini program is suspended, so none of its codes opens it.";
    expect(await seen()).toEqual([isSuspended, { whyNot: isSuspended }]);
    await db.update(miniPrograms).set({ state: "archived", archivedAt: testNow }).where(eq(miniPrograms.id, id));
    const isArchived = "The mini program is archived, so none of its codes opens it.";
    expect(await seen()).toEqual([isArchived, { whyNot: isArchived }]);
  }));

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
    await deleteQrCode(await as("latteLead"), { id, code });
    const back = { deletedAt: null, deletedBy: null };
    const restoring = db.transaction((tx) => tx.update(qrCodes).set(back).where(eq(qrCodes.id, code)));
    await expect(restoring).rejects.toMatchObject({ cause: { constraint: "qr_codes_stay_what_they_are" } });
  }));
