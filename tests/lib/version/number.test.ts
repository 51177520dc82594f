import { expect, test } from "vitest";
import { faultOfNext, positionOf } from "@/lib/version/number";

test("numbers stand in the order of their parts", () => {
  const inOrder = ["0.0.1", "0.1.0", "1.0.0", "1.0.9999", "1.9.0", "1.10.0", "2.0.0", "9999.9999.9999"];
  const positions = inOrder.map((number) => positionOf(number) ?? -1);
  expect(positions.toSorted((a, b) => a - b)).toEqual(positions);
  expect(new Set(positions).size).toBe(inOrder.length);
});

test.each([
  "",
  "1",
  "1.2",
  "1.2.3.4",
  "01.2.3",
  "1.2.03",
  "10000.0.0",
  "-1.0.0",
  "1.2.x",
  "1.2.3 ",
  "１.2.3",
  "1.2.3\n",
])("“%s” is no number of a version", (number) => {
  expect(positionOf(number)).toBeNull();
  expect(faultOfNext(number, 0)).toContain("major.minor.patch");
});

test("the next number is greater than every earlier one, and what it could be is said", () => {
  const highest = positionOf("1.2.9999") ?? 0;
  expect(faultOfNext("1.3.0", highest)).toBeNull();
  expect(faultOfNext("1.2.9999", highest)).toBe(
    "1.2.9999 is not greater than 1.2.9999, the highest number so far. Take 1.3.0 or 2.0.0.",
  );
  expect(faultOfNext("0.0.0", 0)).toBe("The first number is greater than 0.0.0. Take 1.0.0.");
  expect(faultOfNext("1.0.0", positionOf("9999.9999.9999") ?? 0)).toContain("There is none left.");
});
