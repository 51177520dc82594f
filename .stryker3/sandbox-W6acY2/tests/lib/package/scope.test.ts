import { expect, test, vi } from "vitest";
import { scanScript } from "@/lib/package/scan/scan-script";
import { Scope } from "@/lib/package/scan/scope";

/** How often the scan looks up a name for each of so many that are given one to the next. */
function lookUps(text: string): number {
  const find = vi.spyOn(Scope.prototype, "find");
  try {
    scanScript(text);
    return find.mock.calls.length;
  } finally {
    find.mockRestore();
  }
}

const chain = (length: number) =>
  Array.from({ length }, (_, at) => `var a${at + 1}=a${at};var b${at}=a${at}.scan;b${at}.x;`).join("");

test.each([
  ["of names", (length: number) => `var a0=my;${chain(length)}a${length}.scan()`],
  ["of names that ends in nothing", (length: number) => `var a0=my.env;${chain(length)}a${length}.scan()`],
  ["of names in a circle", (length: number) => `var a0=a${length}||my;a0=my;${chain(length)}a${length}.scan()`],
])("what a chain %s costs rises with its length, not with its square", (_what, script) => {
  expect(lookUps(script(2_000))).toBeLessThan(12 * lookUps(script(200)));
});

test("a long chain of names keeps its meaning to the end", () =>
  expect(scanScript(`var a0=my;${chain(20_000)}a20000.alert()`)).toMatchObject({
    jsapis: expect.arrayContaining([{ name: "alert", at: expect.any(Number) as number }]) as unknown,
  }));
