import { expect, test } from "vitest";
import { canStep } from "@/lib/request/lifecycle";
import { changesSince, readSnapshot, veiled, veiledChanges, type Snapshot } from "@/lib/request/snapshot";
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

test("whoever may not view the configuration reads of a snapshot what is not veiled, and of the rest whether it is set", () => {
  const fact = (key: string, value: string | string[], more: object = {}) => ({
    key,
    term: key.toUpperCase(),
    value,
    ...more,
  });
  const plain = { title: "What it is", facts: [fact("name", "Latte", { before: "Late" })] };
  const secret = { isVeiled: true };
  const frozen: Snapshot = {
    groups: [
      plain,
      {
        title: "Configuration",
        facts: [
          fact("clientId", "client-1", { ...secret, before: "client-0" }),
          fact("domains", ["https://api.example.com"], secret),
          fact("merchantId", "", secret),
          fact("testers", [], secret),
        ],
        notable: true,
      },
    ],
  };
  expect(veiled(frozen)).toEqual({
    groups: [
      plain,
      {
        title: "Configuration",
        facts: [
          fact("clientId", "Hidden from you", secret),
          fact("domains", "Hidden from you", secret),
          fact("merchantId", "Not set", secret),
          fact("testers", "Not set", secret),
        ],
        notable: true,
      },
    ],
  });
  expect(veiledChanges(changesSince(frozen, { groups: [plain] }))[0]).toEqual({
    ...{ group: "Configuration", key: "clientId", term: "CLIENTID" },
    ...{ before: "Hidden from you", now: "Changed", isVeiled: true },
  });
  expect(readSnapshot(structuredClone(frozen)), "as it was frozen").toEqual(frozen);
});

test("nothing differs from itself", () => {
  const frozen = snapshot({ name: "Latte", languages: ["en", "zh"] });
  expect(changesSince(frozen, structuredClone(frozen))).toEqual([]);
});

test("a snapshot in a shape that is not known shows nothing and fails nobody", () => {
  expect(readSnapshot({ anything: ["else"] })).toEqual({ groups: [] });
  expect(readSnapshot(null)).toEqual({ groups: [] });
  const fact = { key: "name", term: "Name" };
  for (const facts of ["none", [{ ...fact, value: 7 }], [{ value: "Latte" }]])
    expect(readSnapshot({ groups: [{ title: "What it is", facts }] })).toEqual({ groups: [] });
});

test("only a request in review can be approved, rejected, withdrawn or vanish", () => {
  for (const step of ["approve", "reject", "withdraw", "vanish"] as const) {
    expect(requestStates.filter((state) => canStep(step, state))).toEqual(["in_review"]);
  }
});
