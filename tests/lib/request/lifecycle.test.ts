import { expect, test } from "vitest";
import { canStep, lifecycle, type RequestStep } from "@/lib/request/lifecycle";
import { requestStates, type RequestState } from "@/lib/vocabulary";

// Typed in by hand from the specification: a request ends once, and what ended it stays.
const ends: Record<RequestStep, RequestState> = {
  approve: "approved",
  reject: "rejected",
  withdraw: "withdrawn",
  vanish: "withdrawn",
};
const steps = Object.keys(ends) as RequestStep[];

test.each(requestStates)("what can happen to a request that is %s", (state) => {
  expect(steps.filter((step) => canStep(step, state))).toEqual(state === "in_review" ? steps : []);
});

test("how each of these ends it", () => {
  expect(Object.fromEntries(steps.map((step) => [step, lifecycle[step].to]))).toEqual(ends);
});
