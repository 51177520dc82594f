import { expect, test } from "vitest";
import { actorText } from "@/lib/audit/actor-text";
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

test("the words name an entry of the catalog, and say that a request was approved alone", () => {
  expect(eventText("catalog.jsapi_created", { name: "findPlace" })).toBe("created the JSAPI findPlace");
  expect(eventText("catalog.jsapi_created", {})).toBe("created the JSAPI");
  expect(eventText("mini_program.created", { name: "Latte Line" })).toBe("created the mini program");
  expect(eventText("request.approved", { selfApproved: true })).toBe("approved a request (self-approved)");
  expect(eventText("request.approved", { selfApproved: "yes" })).toBe("approved a request");
  expect(eventText("person.signed_in", { tried: "withdraw a request", action: "catalog.delete" })).toBe("signed in");
});

test("who did it is a person by their name, the operator on the host, or the console itself", () => {
  expect(actorText({ name: "Ada Admin" }, "operator.ended_all_sessions")).toBe("Ada Admin");
  expect(actorText({ name: null }, "person.signed_in")).toBe("A person who is gone");
  expect(actorText(null, "operator.ended_all_sessions")).toBe("The operator on the host");
  expect(actorText(null, "mini_program.purged")).toBe("The console");
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
  expect(detailRows({ serviceEmail: "a@b.example", clientIp: {}, "a-b": [[1], []], nothing: undefined })).toEqual([
    { term: "Service e-mail", before: null, value: "a@b.example" },
    { term: "Client IP", before: null, value: "–" },
    { term: "A b", before: null, value: "1, –" },
    { term: "Nothing", before: null, value: "–" },
  ]);
  expect(detailRows({ before: ["a"], after: null })).toEqual([{ term: "Value", before: "a", value: "–" }]);
  expect(detailRows({ of__two: { added: ["a", "b"], removed: [] } })).toEqual([
    { term: "Of two", before: null, value: "Added: a, b; Removed: –" },
  ]);
});

test("of release notes the language is named that was written", () => {
  const details = { before: { id: "" }, after: { id: "Lebih cepat." } };
  expect(detailRows(details, "version.release_note_edited")).toEqual([
    { term: "Indonesian (id)", before: "–", value: "Lebih cepat." },
  ]);
});
