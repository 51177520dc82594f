import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { miniPrograms as miniProgramsTable, qrCodes } from "@/db/schema";
import { drawQrCode } from "@/lib/qr-code/draw-qr-code";
import { getQrCode } from "@/lib/qr-code/get-qr-code";
import { getScannedLogo } from "@/lib/qr-code/get-scanned-logo";
import { testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";
import { inWorld as inWorldOf, type Setting } from "../version/upload-scene";
import { create, defaultOf, list } from "./qr-code-scene";

const database = await freshDatabase();
const inWorld = (work: (setting: Setting) => Promise<void>) => inWorldOf(database, work);

describe("the default code", () => {
  test("has no page; it opens the newest version that can be tested, and nothing before there is one", () =>
    inWorld(async ({ db, as, id, people, miniPrograms: { latte } }) => {
      const ctx = await as("latteLead");
      const { id: code } = await defaultOf({ db }, id);
      expect(await getQrCode(ctx, { id, code })).toMatchObject({ target: null, opens: null, closed: null });
      await addVersion(db, latte, people.latteLead, "1.0.0");
      expect(await getQrCode(ctx, { id, code })).toMatchObject({
        target: null,
        opens: `harborpay://mini-program/${id}?page=&query=&version=1.0.0`,
        mayManage: true,
      });
    }));

  test("is called so in the names of its files, also where the name of the mini program fits no file system", () =>
    inWorld(async ({ db, as, id }) => {
      const ctx = await as("latteLead");
      const { id: code } = await defaultOf({ db }, id);
      const name = String.raw`a\b/c:d*e?f"g<h>i|j`;
      await db.update(miniProgramsTable).set({ name }).where(eq(miniProgramsTable.id, id));
      const full = "a-b-c-d-e-f-g-h-i-j - Default code";
      expect(await drawQrCode(ctx, { id, code, format: "svg" })).toMatchObject({
        fileName: { full: `${full}.svg`, ascii: `qr-code-${code.slice(0, 8)}.svg` },
        type: "image/svg+xml",
      });
      const png = await drawQrCode(ctx, { id, code, format: "png", size: 512 });
      expect(png.fileName).toEqual({ full: `${full} 512.png`, ascii: `qr-code-${code.slice(0, 8)} 512.png` });
    }));
});

test("codes and the list of them are for those who may see codes, and say where none of them opens anything", () =>
  inWorld(async ({ db, as, id }) => {
    const code = await create(await as("latteLead"), id);
    const developer = await as("latteDeveloper");
    const forbidden = { kind: "forbidden" };
    await expect(list(developer, id)).rejects.toMatchObject(forbidden);
    await expect(getQrCode(developer, { id, code })).rejects.toMatchObject(forbidden);
    await expect(drawQrCode(developer, { id, code, format: "svg" })).rejects.toMatchObject(forbidden);
    expect((await list(await as("latteLead"), id)).closed).toBeNull();
    const archived = { state: "archived", archivedAt: testNow } as const;
    await db.update(miniProgramsTable).set(archived).where(eq(miniProgramsTable.id, id));
    const shut = await list(await as("admin"), id);
    expect(shut.closed).toBe("The mini program is archived, so none of its codes opens it.");
    expect(shut.rows).toMatchObject([{ code, name: "Counter", page: "pages/index/index", createdBy: "Leo Latte" }]);
  }));

test("a page of the list that is gone meanwhile is the first one", () =>
  inWorld(async ({ as, id }) => {
    const ctx = await as("latteLead");
    for (let at = 0; at < 23; at++) {
      await create({ ...ctx, now: () => new Date(testNow.getTime() + at) }, id, { name: `Code ${at}` });
    }
    const first = await list(ctx, id);
    const second = await list(ctx, id, { cursor: first.next });
    expect(second.rows.map(({ name }) => name)).toEqual(["Code 2", "Code 1", "Code 0"]);
    expect(second).toMatchObject({ next: null, previous: expect.any(String) as string });
    const last = second.rows.at(-1);
    const beyond = `${last?.createdAt.getTime()}-${last?.code}`;
    expect(await list(ctx, id, { cursor: beyond })).toEqual(first);
    // Back from the third row only two are left, which is less than a page.
    const third = first.rows[2];
    const nearlyFirst = `${third?.createdAt.getTime()}-${third?.code}`;
    expect(await list(ctx, id, { cursor: nearlyFirst, direction: "previous" })).toEqual(first);
    expect(await list(ctx, id, { direction: "previous" })).toEqual(first);
    expect(await list(ctx, id, { cursor: second.previous, direction: "previous" })).toEqual({ ...first });
  }));

test("a mini program without a logo shows none behind its codes", () =>
  inWorld(async ({ db, id }) => {
    const { token } = await defaultOf({ db }, id);
    const shown = () => getScannedLogo({ db, outreach: testOutreach }, { token });
    expect((await shown())?.length).toBeGreaterThan(0);
    await db.update(miniProgramsTable).set({ logoId: null }).where(eq(miniProgramsTable.id, id));
    expect(await shown()).toBeNull();
    expect(await db.$count(qrCodes, eq(qrCodes.token, token))).toBe(1);
  }));
