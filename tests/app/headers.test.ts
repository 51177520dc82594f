import { expect, test } from "vitest";
import { headersOfEveryAnswer, pagePolicy } from "@/app/_server/headers";

const directivesOf = (policy: string) =>
  new Map(policy.split("; ").map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]));

test("where people use https, every answer keeps browsers to it for a year, with all names below", () => {
  const of = (appUrl: string) => new Map(headersOfEveryAnswer(appUrl)).get("Strict-Transport-Security");
  expect(of("https://console.example.com")).toBe("max-age=31536000; includeSubDomains");
  expect(of("http://localhost:3000")).toBeUndefined();
});

test("an answer that is no page may load, send and be framed by nothing", () => {
  const policy = new Map(headersOfEveryAnswer("https://console.example.com")).get("Content-Security-Policy") ?? "";
  expect([...directivesOf(policy)]).toEqual(
    ["default-src", "base-uri", "form-action", "frame-ancestors"].map((name) => [name, ["'none'"]]),
  );
});

test("a page loads scripts and styles by its nonce, sends forms here and to the provider, and is framed by nobody", () => {
  const policy = directivesOf(pagePolicy("n", ["https://login.example.com"], true));
  expect(policy.get("script-src")).toEqual(["'self'", "'nonce-n'", "'strict-dynamic'"]);
  expect(policy.get("style-src")).toEqual(["'self'", "'nonce-n'"]);
  expect(policy.get("form-action")).toEqual(["'self'", "https://login.example.com"]);
  for (const name of ["object-src", "base-uri", "frame-src", "frame-ancestors"]) {
    expect(policy.get(name), name).toEqual(["'none'"]);
  }
});
