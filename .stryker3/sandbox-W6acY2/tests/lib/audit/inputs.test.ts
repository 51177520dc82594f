import fc from "fast-check";
import { expect, test } from "vitest";
import { auditQuery, readAuditSearch, type AuditSearch } from "@/lib/audit/inputs";

const nothing: AuditSearch = {
  person: "",
  miniProgram: "",
  events: [],
  from: "",
  until: "",
  before: null,
  after: null,
};

test("an address without a query asks for everything, newest first", () => {
  expect(readAuditSearch({})).toEqual(nothing);
  expect(auditQuery(nothing)).toBe("");
});

test("each part of the address is read", () => {
  const search = readAuditSearch({
    person: "  Priya\u00a0 Nair ",
    miniProgram: "晨光",
    event: ["access.refused", "person.signed_in", "access.refused"],
    from: "2026-02-28",
    until: "2026-11-18",
    before: "1200",
  });
  expect(search).toEqual({
    person: "Priya Nair",
    miniProgram: "晨光",
    events: ["access.refused", "person.signed_in"],
    from: "2026-02-28",
    until: "2026-11-18",
    before: 1200,
    after: null,
  });
});

test.each([
  { event: "no.such.event" },
  { event: "toString" },
  { from: "2026-02-30" },
  { from: "yesterday" },
  { until: "99999-01-01" },
  { until: "0000-01-01" },
  { before: "0" },
  { before: "-1" },
  { after: "1e3" },
  { after: "9999999999999999999999" },
  { person: " \0\n\t" },
  { somethingElse: "1" },
])("%j asks for nothing", (parameters) => {
  expect(readAuditSearch(parameters)).toEqual(nothing);
});

test("of a parameter that stands there twice the first counts, and a very long one is cut", () => {
  expect(readAuditSearch({ person: ["a", "b"], before: ["7", "8"] })).toMatchObject({ person: "a", before: 7 });
  expect([...readAuditSearch({ person: "𝄞".repeat(5000) }).person]).toHaveLength(100);
});

test("whatever stands in the address, reading it never fails and what was read is written as itself", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("2026-01-31", "17", "access.refused", "a b"));
  const parameters = fc.record(
    Object.fromEntries(
      ["person", "miniProgram", "event", "from", "until", "before", "after"].map((name) => [
        name,
        fc.oneof(text, fc.array(text)),
      ]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(parameters, (given) => {
      const search = readAuditSearch(given);
      const query = new URLSearchParams(auditQuery(search, { before: search.before, after: search.after }));
      const again = Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]));
      expect(readAuditSearch(again)).toEqual(search);
    }),
  );
});

test("a changed filter begins at the newest entry again", () => {
  const search = readAuditSearch({ person: "Priya", before: "100" });
  expect(auditQuery(search, { events: ["access.refused"] })).toBe("person=Priya&event=access.refused");
  expect(auditQuery(search, { before: 50 })).toBe("person=Priya&before=50");
});
