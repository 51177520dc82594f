import { expect, test } from "vitest";
import { canStep } from "@/lib/request/lifecycle";
import { changesSince, readSnapshot, veiledChanges, type Snapshot } from "@/lib/request/snapshot";
import { requestStates } from "@/lib/vocabulary";

const snapshot = (facts: Record<string, string | string[]>): Snapshot => ({
  groups: [
    { title: "All", facts: Object.entries(facts).map(([key, value]) => ({ key, term: key.toUpperCase(), value })) },
  ],
});

test("what differs now from what was frozen is named with both values, what is gone and what is new too", () => {
  const frozen = snapshot({ name: "Latte", languages: ["en", "zh"], gone: "was there", same: "same" });
  const now = snapshot({ name: "Latte Line", languages: ["en"], same: "same", fresh: "new" });
  expect(changesSince(frozen, now)).toEqual([
    { group: "All", key: "name", term: "NAME", before: "Latte", now: "Latte Line", isVeiled: false },
    { group: "All", key: "languages", term: "LANGUAGES", before: ["en", "zh"], now: ["en"], isVeiled: false },
    { group: "All", key: "gone", term: "GONE", before: "was there", now: null, isVeiled: false },
    { group: "All", key: "fresh", term: "FRESH", before: null, now: "new", isVeiled: false },
  ]);
});

test("what is veiled stays so in what has changed, also where it was frozen before it could be", () => {
  const [frozen, now] = [snapshot({ kept: "same" }), snapshot({ kept: "same", clientId: "client-1" })];
  for (const group of now.groups) group.facts = group.facts.map((fact) => ({ ...fact, isVeiled: fact.key !== "kept" }));
  const seen = JSON.stringify([
    veiledChanges(changesSince(frozen, now)),
    veiledChanges(changesSince(now, frozen)),
    veiledChanges(changesSince(readSnapshot("another shape"), now)),
  ]);
  expect(seen).not.toContain("client-1");
  expect(seen.match(/"Changed"/g)).toHaveLength(3);
});

test("nothing differs from itself", () => {
  const frozen = snapshot({ name: "Latte", languages: ["en", "zh"] });
  expect(changesSince(frozen, structuredClone(frozen))).toEqual([]);
});

test("a snapshot in a shape that is not known shows nothing and fails nobody", () => {
  expect(readSnapshot({ anything: ["else"] })).toEqual({ groups: [] });
  expect(readSnapshot(null)).toEqual({ groups: [] });
});

test("only a request in review can be approved, rejected, withdrawn or vanish", () => {
  for (const step of ["approve", "reject", "withdraw", "vanish"] as const) {
    expect(requestStates.filter((state) => canStep(step, state))).toEqual(["in_review"]);
  }
});
