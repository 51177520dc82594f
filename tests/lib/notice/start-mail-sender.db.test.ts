import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect } from "@/db/connect";
import { mails } from "@/db/schema";
import { enqueueMail } from "@/lib/notice/parts/enqueue-mail";
import { startMailSender } from "@/lib/notice/start-mail-sender";
import { freshDatabase } from "@/tests/support/database";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { db } = database;
const log = { info: vi.fn(), warn: vi.fn() };
const now = () => testNow;
const mail = { to: "ravi@morningcup.example", subject: "You are invited", body: "Hello" };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.clearAllMocks();
  await db.delete(mails);
});

test("mail goes at the start and every five seconds, and no more after the stop, which waits for what is under way", async () => {
  const sent: string[] = [];
  let finish: () => void = () => undefined;
  const send = vi.fn(async ({ subject }: { subject: string }) => {
    sent.push(subject);
    if (subject === "slow") await new Promise<void>((resolve) => (finish = resolve));
  });
  await enqueueMail({ db, now }, { ...mail, subject: "first" });
  const stop = startMailSender({ db, send, now }, log);
  await expect.poll(() => log.info.mock.calls).toEqual([[{ sent: 1 }, "mail was sent"]]);
  await enqueueMail({ db, now }, { ...mail, subject: "slow" });
  vi.advanceTimersByTime(5_000);
  await expect.poll(() => sent).toEqual(["first", "slow"]);
  await enqueueMail({ db, now }, { ...mail, subject: "too late" });
  vi.advanceTimersByTime(5_000);
  const stopped = stop();
  finish();
  await stopped;
  const unsent = (await db.select().from(mails)).filter(({ sentAt }) => sentAt === null);
  expect(unsent).toMatchObject([{ subject: "too late", attempts: 0 }]);
  vi.advanceTimersByTime(60_000);
  expect(send).toHaveBeenCalledTimes(2);
  expect(log.warn).not.toHaveBeenCalled();
});

test("while the database is away it warns once, and goes on afterwards", async () => {
  const away = connect("postgres://nobody@127.0.0.1:1/nowhere", { max: 1 });
  const stop = startMailSender({ db: away.db, send: () => Promise.resolve(), now }, log);
  await expect.poll(() => log.warn.mock.calls.length).toBe(1);
  vi.advanceTimersByTime(5_000);
  await stop();
  expect(log.warn).toHaveBeenCalledTimes(1);
  await away.close();
});

test("mail that fails is warned of, each time that it is tried", async () => {
  await enqueueMail({ db, now }, mail);
  const stop = startMailSender({ db, send: () => Promise.reject(new Error("451 Try again later")), now }, log);
  await expect.poll(() => log.warn.mock.calls).toEqual([[{ failed: 1 }, "mail could not be sent and is tried again"]]);
  await stop();
  expect(log.info).not.toHaveBeenCalled();
});

test("where nothing is due, nothing is said", async () => {
  const looks = vi.fn(now);
  const stop = startMailSender({ db, send: () => Promise.resolve(), now: looks }, log);
  await expect.poll(() => looks.mock.calls.length).toBe(1);
  await stop();
  expect(log.info).not.toHaveBeenCalled();
  expect(log.warn).not.toHaveBeenCalled();
});

test("a database that goes away once more is warned of once more", async () => {
  let isAway = true;
  const looks = vi.fn(() => {
    if (isAway) throw new Error("It is away.");
    return testNow;
  });
  const stop = startMailSender({ db, send: () => Promise.resolve(), now: looks }, log);
  const again = async (times: number, away: boolean) => {
    isAway = away;
    vi.advanceTimersByTime(5_000);
    await expect.poll(() => looks.mock.calls.length).toBe(times);
  };
  await expect.poll(() => log.warn.mock.calls.length).toBe(1);
  await again(2, true);
  await again(3, false);
  await again(4, true);
  await expect.poll(() => log.warn.mock.calls.length).toBe(2);
  await stop();
  expect(log.warn.mock.calls).toEqual([
    [{ err: expect.any(Error) as Error }, "the outbox of mail could not be read"],
    [{ err: expect.any(Error) as Error }, "the outbox of mail could not be read"],
  ]);
});
