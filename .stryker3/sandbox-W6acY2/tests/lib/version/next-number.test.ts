import { expect, test } from "vitest";
import { nextNumbers, positionOf, whatIsWrongWith } from "@/lib/version/parts/next-number";

test("numbers are ordered by major, minor and patch, not by their letters", () => {
  expect(positionOf("1.10.0")).toBe(100_100_000);
  expect(positionOf("1.9.9999")).toBe(100_099_999);
  expect(positionOf("9999.9999.9999")).toBe(999_999_999_999);
  for (const text of ["", "1.0", "1.0.0.0", "01.0.0", "1.0.10000", "1.0.0 ", "1.0.0-rc", "١.0.0"]) {
    expect(positionOf(text), text).toBeNull();
  }
});

test("the next three numbers are suggested, as far as there are any", () => {
  expect(nextNumbers(0)).toEqual(["0.0.1", "0.1.0", "1.0.0"]);
  expect(nextNumbers(100_020_003)).toEqual(["1.2.4", "1.3.0", "2.0.0"]);
  expect(nextNumbers(199_999_999)).toEqual(["2.0.0"]);
  expect(nextNumbers(999_999_999_999)).toEqual([]);
});

test("a number that cannot be the next is told what could", () => {
  expect(whatIsWrongWith("0.0.1", 0)).toBeNull();
  expect(whatIsWrongWith("0.0.0", 0)).toBe(
    "The first number is greater than 0.0.0. Next could be 0.0.1, 0.1.0 or 1.0.0.",
  );
  expect(whatIsWrongWith("1.2.3", 100_020_003)).toBe(
    "The number must be greater than 1.2.3, the greatest so far. Next could be 1.2.4, 1.3.0 or 2.0.0.",
  );
  expect(whatIsWrongWith("2", 100_020_003)).toBe(
    "A number is major.minor.patch, each from 0 to 9999. Next could be 1.2.4, 1.3.0 or 2.0.0.",
  );
  expect(whatIsWrongWith("1.0.0", 999_999_999_999)).toBe(
    "The number must be greater than 9999.9999.9999, the greatest so far.",
  );
});
