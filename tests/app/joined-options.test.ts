import { expect, test } from "vitest";
import { joinedOptions } from "@/app/_components/filter/joined-options";

const option = (value: string) => ({ value, label: value.toUpperCase() });

test("what is chosen stays among the choices, once, where not all can be offered", () => {
  const offered = [option("a"), option("b")];
  expect(joinedOptions([option("z"), option("b")], offered)).toEqual([option("z"), ...offered]);
  expect(joinedOptions([], offered)).toEqual(offered);
});
