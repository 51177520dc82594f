import { expect, test, vi } from "vitest";
import { limits } from "@/lib/package/limits";

test("two copies of the module, as a build may make them, share the places for scans", async () => {
  const { inTurn } = await import("@/lib/package/in-turn");
  vi.resetModules();
  const copy = await import("@/lib/package/in-turn");
  expect(copy.inTurn).not.toBe(inTurn);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (at: number) => () =>
    new Promise<void>((resolve) => {
      begun.push(at);
      ends.push(resolve);
    });
  const all = Array.from({ length: limits.scansAtOnce + 1 }, (_, at) => (at % 2 ? inTurn : copy.inTurn)(work(at)));
  await Promise.resolve();
  expect(begun).toHaveLength(limits.scansAtOnce);
  ends.shift()?.();
  await vi.waitFor(() => expect(begun).toHaveLength(limits.scansAtOnce + 1));
  for (const end of ends) end();
  await Promise.all(all);
});
