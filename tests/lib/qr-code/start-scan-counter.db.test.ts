import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect } from "@/db/connect";
import { qrCodeScans } from "@/db/schema";
import { createQrCode } from "@/lib/qr-code/create-qr-code";
import { startScanCounter } from "@/lib/qr-code/start-scan-counter";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { db } = database;
const log = { warn: vi.fn() };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

const counts = async () => (await db.select({ count: qrCodeScans.count }).from(qrCodeScans)).map(({ count }) => count);

test("scans are added up every two seconds, and once more at the stop", async () => {
  const { people, miniPrograms } = await smallWorld(db);
  const form = { id: miniPrograms.latte.id, formKey: randomUUID(), name: "Counter", url: "p", parameters: [] };
  const { code } = await createQrCode(await ctxOf(db, people.latteLead), form);
  const { counter, stop } = startScanCounter({ db }, log);
  counter.count(code, testNow);
  counter.count(code, testNow);
  expect(await counts()).toEqual([]);
  await expect
    .poll(async () => {
      vi.advanceTimersByTime(2_000);
      return counts();
    })
    .toEqual([2]);
  counter.count(code, testNow);
  await stop();
  expect(await counts()).toEqual([3]);
  expect(log.warn).not.toHaveBeenCalled();
});

test("while the database is away it warns once, and keeps what was counted", async () => {
  const away = connect("postgres://nobody@127.0.0.1:1/nowhere", { max: 1 });
  const { counter, stop } = startScanCounter({ db: away.db }, log);
  counter.count(randomUUID(), testNow);
  await expect
    .poll(() => {
      vi.advanceTimersByTime(2_000);
      return log.warn.mock.calls.length;
    })
    .toBe(1);
  await stop();
  expect(log.warn.mock.calls).toEqual([
    [{ err: expect.anything() as unknown }, "scans of QR codes could not be added up; they are kept"],
  ]);
  await away.close();
});
