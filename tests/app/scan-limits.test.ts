import { expect, test, vi } from "vitest";
import { missFrom, scanFrom } from "@/app/_server/scan-limits";
import { log } from "@/lib/log";

const times = async (count: number, ask: () => Promise<number | null>) => {
  let last: number | null = null;
  for (let asked = 0; asked < count; asked++) last = await ask();
  return last;
};

test("a client may ask for 1,200 pages and logos of codes a minute, and is told how long to wait after that", async () => {
  expect(await times(1_200, () => scanFrom("198.51.100.1"))).toBeNull();
  const wait = await scanFrom("198.51.100.1");
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await scanFrom("198.51.100.2")).toBeNull();
});

test("sixty unknown codes a minute are answered as unknown; whoever asks for more can still scan those that there are", async () => {
  expect(await times(60, () => missFrom("198.51.100.3"))).toBeNull();
  expect(await missFrom("198.51.100.3")).toBeGreaterThan(0);
  expect(await scanFrom("198.51.100.3")).toBeNull();
});

test.each([
  ["a network of IPv6", "2001:db8:1:2::1", "2001:db8:1:2:ffff::9"],
  ["both spellings of an address of IPv4", "198.51.100.9", "::ffff:198.51.100.9"],
  ["whoever has no address", null, "none"],
])("%s is one client", async (_, one, other) => {
  expect(await times(60, () => missFrom(one))).toBeNull();
  expect(await missFrom(other)).toBeGreaterThan(0);
});

test("a client that asks too often is told of in the log, once in its minute and without its address", async () => {
  const warn = vi.spyOn(log(), "warn").mockReturnValue();
  await times(60, () => missFrom("198.51.100.7"));
  expect(warn).not.toHaveBeenCalled();
  await times(10, () => missFrom("198.51.100.7"));
  expect(warn.mock.calls).toEqual([[{ limit: 60 }, "a client asks for too many codes"]]);
  warn.mockRestore();
});

test("another network of IPv6 is another client", async () => {
  expect(await times(61, () => missFrom("2001:db8:7:1::1"))).toBeGreaterThan(0);
  expect(await missFrom("2001:db8:7:2::1")).toBeNull();
});
