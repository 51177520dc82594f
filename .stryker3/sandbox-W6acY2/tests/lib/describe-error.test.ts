import { expect, test } from "vitest";
import { describeError } from "@/lib/describe-error";

test("a failed query is logged with its statement and PostgreSQL's code, without what people typed", () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "people_email"'), {
    code: "23505",
    constraint: "people_email",
    detail: "Key (email)=(gina@guests.example) already exists.",
  });
  const error = new Error("Failed query: insert into people values ($1)\nparams: gina@guests.example,secret", {
    cause,
  });
  const written = JSON.stringify(describeError(error));
  expect(written).not.toContain("gina@guests.example");
  expect(written).not.toContain("secret");
  expect(describeError(error)).toMatchObject({
    message: "Failed query: insert into people values ($1)",
    cause: { code: "23505", constraint: "people_email" },
  });
});

test("what was to be JSON is not quoted", () => {
  for (const text of ["gina@guests.example", "undefined", '{"mail":gina@guests.example}']) {
    const described = parsed(text);
    expect(described).toMatchObject({ type: "SyntaxError", message: "what was sent is not valid JSON" });
    expect(JSON.stringify(described)).not.toContain("gina");
  }
});

function parsed(text: string) {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return describeError(error);
  }
}

test("the cause that next-auth keeps beside its notes is found, and an endless chain ends", () => {
  const error = new Error("outer", { cause: { err: new Error("inner"), provider: "sso" } });
  expect(describeError(error)).toMatchObject({ message: "outer", cause: { message: "inner" } });
  const circle = new Error("circle");
  circle.cause = circle;
  expect(JSON.stringify(describeError(circle)).length).toBeLessThan(10_000);
});

test("what is thrown without being an error is described too", () => {
  expect(describeError("words")).toEqual({ message: "words" });
  expect(describeError(undefined)).toEqual({ message: "undefined" });
});
