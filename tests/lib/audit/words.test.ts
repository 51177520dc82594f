import { expect, test } from "vitest";
import { detailRows } from "@/lib/audit/detail-rows";
import { eventText } from "@/lib/audit/event-text";
import { auditEvents } from "@/lib/audit/events";

test("an event is told in words that follow a name", () => {
  expect(eventText("person.signed_in", {})).toBe("signed in");
  expect(eventText("access.refused", { action: "configuration.edit" })).toBe("was refused: edit its configuration");
  expect(eventText("access.refused", { action: "catalog.delete", tried: "withdraw a request" })).toBe(
    "was refused: withdraw a request",
  );
  for (const words of Object.values(auditEvents)) expect(words).toMatch(/^[a-z].*[A-Za-z]$/);
});

test("what this console does not know stands as it was recorded", () => {
  expect(eventText("moon.landed", {})).toBe("moon.landed");
  expect(eventText("toString", {})).toBe("toString");
  expect(eventText("access.refused", { action: "toString" })).toBe("was refused");
  expect(eventText("access.refused", { action: 7 })).toBe("was refused");
});

test("what was before and after stands side by side, field by field", () => {
  expect(
    detailRows({ before: { name: "Latte", tagline: "" }, after: { name: "Latte Line", entranceUrl: null } }),
  ).toEqual([
    { term: "Name", before: "Latte", value: "Latte Line" },
    { term: "Entrance URL", before: null, value: "–" },
    { term: "Tagline", before: "–", value: "–" },
  ]);
});

test("other details are terms and values, whatever they are", () => {
  expect(
    detailRows({
      firstTime: true,
      email: "a@b.example",
      logo_id: "x",
      list: ["a", 2, null],
      none: [],
      deep: { byWhom: { a: false } },
    }),
  ).toEqual([
    { term: "First time", before: null, value: "yes" },
    { term: "E-mail", before: null, value: "a@b.example" },
    { term: "Logo ID", before: null, value: "x" },
    { term: "List", before: null, value: "a, 2, –" },
    { term: "None", before: null, value: "–" },
    { term: "Deep", before: null, value: "By whom: A: no" },
  ]);
  expect(detailRows({ after: "plain" })).toEqual([{ term: "Value", before: null, value: "plain" }]);
  expect(detailRows({})).toEqual([]);
});

test("of release notes the language is named that was written", () => {
  const details = { before: { id: "" }, after: { id: "Lebih cepat." } };
  expect(detailRows(details, "version.release_note_edited")).toEqual([
    { term: "Indonesian (id)", before: "–", value: "Lebih cepat." },
  ]);
});
