import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect } from "@/db/connect";
import { checkpointText, findCheckpoint } from "@/lib/audit/checkpoint";
import { record } from "@/lib/audit/record";
import { startCheckpoints } from "@/lib/audit/start-checkpoints";
import { freshDatabase } from "@/tests/support/database";
import { consoleCtx } from "./console-actor";

const database = await freshDatabase();
const log = { info: vi.fn(), warn: vi.fn() };
const hour = 60 * 60 * 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

async function headText(): Promise<string> {
  const head = await findCheckpoint(database.db);
  return head ? checkpointText(head) : "";
}

test("of an empty log nothing is written", async () => {
  const stop = startCheckpoints(database.db, log);
  await stop();
  expect(log.info).not.toHaveBeenCalled();
  expect(log.warn).not.toHaveBeenCalled();
});

test("the head of the audit log is written to the log at the start and every hour, and no more after the stop", async () => {
  await record(consoleCtx(database.db), "person.signed_in", { kind: "console" });
  const stop = startCheckpoints(database.db, log);
  await expect.poll(() => log.info.mock.calls).toEqual([[{ checkpoint: await headText() }, "audit checkpoint"]]);

  await record(consoleCtx(database.db), "person.signed_out", { kind: "console" });
  vi.advanceTimersByTime(hour - 1);
  await headText();
  expect(log.info, "before the hour is over").toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  await expect.poll(() => log.info.mock.calls.length).toBe(2);
  expect(log.info.mock.lastCall).toEqual([{ checkpoint: await headText() }, "audit checkpoint"]);

  await stop();
  vi.advanceTimersByTime(3 * hour);
  await findCheckpoint(database.db);
  expect(log.info).toHaveBeenCalledTimes(2);
  expect(log.warn).not.toHaveBeenCalled();
});

test("while the database is away it warns, and goes on afterwards", async () => {
  const { db, close } = connect("postgres://nobody@127.0.0.1:1/nowhere", { max: 1 });
  const stop = startCheckpoints(db, log);
  await expect.poll(() => log.warn.mock.calls.length).toBe(1);
  vi.advanceTimersByTime(hour);
  await expect.poll(() => log.warn.mock.calls.length).toBe(2);
  await stop();
  await close();
  for (const said of log.warn.mock.calls) {
    expect(said).toEqual([{ err: expect.any(Error) as Error }, "no audit checkpoint: the database did not answer"]);
  }
  expect(log.info).not.toHaveBeenCalled();
});
