import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect } from "@/db/connect";
import { packages, versionDrafts } from "@/db/schema";
import { startUploadPurge } from "@/lib/version/start-upload-purge";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";
import { upload } from "./upload-scene";

const database = await freshDatabase();
const { db } = database;
const log = { info: vi.fn(), warn: vi.fn() };
const day = 24 * 60 * 60 * 1000;
const tenMinutes = 10 * 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

test("what was uploaded a day ago and became no version is forgotten at the start and every ten minutes", async () => {
  const { people, miniPrograms } = await smallWorld(db);
  const ctx = await ctxOf(db, people.latteDeveloper);
  const { id } = miniPrograms.latte;
  await upload(ctx, id, { number: "1.0.0" });
  let now = new Date(testNow.getTime() + day);
  const later = { ...ctx, now: () => new Date(testNow.getTime() + tenMinutes) };
  await upload(later, id, { number: "1.1.0" });
  const stop = startUploadPurge({ db, now: () => now }, log);
  await expect.poll(() => log.info.mock.calls).toEqual([[{ drafts: 1, packages: 1 }, "old uploads were forgotten"]]);
  expect(await db.select().from(versionDrafts)).toMatchObject([{ number: "1.1.0" }]);
  now = new Date(now.getTime() + tenMinutes);
  vi.advanceTimersByTime(tenMinutes);
  await expect.poll(() => log.info.mock.calls.length).toBe(2);
  expect(await db.$count(versionDrafts)).toBe(0);
  expect(await db.$count(packages)).toBe(0);
  await stop();
  expect(log.warn).not.toHaveBeenCalled();
});

test("where nothing is old nothing is said", async () => {
  const stop = startUploadPurge({ db, now: () => testNow }, log);
  await stop();
  expect(log.info).not.toHaveBeenCalled();
  expect(log.warn).not.toHaveBeenCalled();
});

test("while the database is away it warns once", async () => {
  const away = connect("postgres://nobody@127.0.0.1:1/nowhere", { max: 1 });
  const asked = vi.fn(() => testNow);
  const stop = startUploadPurge({ db: away.db, now: asked }, log);
  await expect.poll(() => log.warn.mock.calls.length).toBe(1);
  await expect
    .poll(() => {
      vi.advanceTimersByTime(tenMinutes);
      return asked.mock.calls.length;
    })
    .toBeGreaterThan(2);
  await stop();
  expect(log.warn.mock.calls).toEqual([[{ err: expect.anything() as unknown }, "old uploads were not looked through"]]);
  await away.close();
});
