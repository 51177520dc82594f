import { describe, expect, test } from "vitest";
import { lifecycle, obstaclesTo, possessionOf, type FeatureStep, type Holding } from "@/lib/feature/lifecycle";

const notAdded: Holding = { name: "Payment", access: "activation", isAdded: false, request: null };
const inReview: Holding = { ...notAdded, request: 7 };
const added: Holding = { ...notAdded, isAdded: true };
const direct = { access: "direct" } as const;

const openSteps = (holding: Holding) =>
  (Object.keys(lifecycle) as FeatureStep[]).filter((step) => obstaclesTo(step, holding).length === 0);

describe("what can happen to a feature on a mini program", () => {
  test.each([
    ["one that needs activation is applied for", notAdded, ["apply"]],
    ["a direct one is added", { ...notAdded, ...direct }, ["add"]],
    ["one in review is decided, withdrawn, or vanishes", inReview, ["approve", "reject", "withdraw", "vanish"]],
    [
      "one that became direct in review is still decided",
      { ...inReview, ...direct },
      ["approve", "reject", "withdraw", "vanish"],
    ],
    ["an added one is deleted", added, ["delete"]],
    ["one that was made direct later is deleted too", { ...added, ...direct }, ["delete"]],
  ] as const)("%s", (_, holding, steps) => {
    expect(openSteps(holding)).toEqual(steps);
  });

  test.each([
    ["add", notAdded, "Payment needs activation: apply for it with a reason."],
    ["apply", { ...notAdded, ...direct }, "Payment needs no activation: add it at once."],
    ["apply", added, "Payment is added already."],
    ["apply", inReview, "The activation of Payment is in review: request #7."],
    ["delete", notAdded, "Payment is not added."],
    [
      "add",
      { ...inReview, ...direct },
      "The activation of Payment is in review: request #7. It needs none any more: withdraw that request, then add it.",
    ],
  ] as const)("says what stands in the way: to %s", (step, holding, words) => {
    expect(obstaclesTo(step, holding).map((obstacle) => obstacle.words)).toEqual([words]);
  });

  test("names the request that one looks at", () => {
    expect(obstaclesTo("add", inReview)).toMatchObject([{ request: 7 }]);
  });
});

test("an added feature is added, whatever was asked before", () => {
  expect([notAdded, inReview, added].map(possessionOf)).toEqual(["not_added", "in_review", "added"]);
});
