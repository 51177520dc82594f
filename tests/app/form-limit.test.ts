import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { formFrom } from "@/app/_server/form-limit";
import { log } from "@/lib/log";

const times = async (count: number, personId: string) => {
  let last: number | null = null;
  for (let sent = 0; sent < count; sent++) last = await formFrom(personId);
  return last;
};

test("a person may send 240 forms a minute, and is told how long to wait after that; others go on", async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  expect(await times(240, one)).toBeNull();
  const wait = await formFrom(one);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await formFrom(other)).toBeNull();
});

test("whoever waits as long as they were told may go on", async () => {
  vi.useFakeTimers();
  const person = randomUUID();
  const wait = (await times(241, person)) ?? 0;
  await vi.advanceTimersByTimeAsync(wait * 1000);
  expect(await formFrom(person)).toBeNull();
  vi.useRealTimers();
});

test("a person who sends too many is told of in the log, once in their minute and by the ID alone", async () => {
  const warn = vi.spyOn(log(), "warn").mockReturnValue();
  const person = randomUUID();
  await times(240, person);
  expect(warn).not.toHaveBeenCalled();
  await times(10, person);
  expect(warn.mock.calls).toEqual([[{ limit: 240, person }, "a person sends too many forms"]]);
  warn.mockRestore();
});
