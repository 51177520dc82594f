import { describe, expect, test } from "vitest";
import { longestBody, postProblem } from "@/app/_server/post-problem";

const appUrl = "https://console.example.com";
const form = {
  origin: appUrl,
  "sec-fetch-site": "same-origin",
  "content-type": "multipart/form-data; boundary=x",
  "content-length": "100",
};

function statusOf(headers: Record<string, string | null>, method = "POST", path = "/sign-in"): number | null {
  const set = Object.entries({ ...form, ...headers }).filter((entry): entry is [string, string] => entry[1] !== null);
  return postProblem(method, path, new Headers(set), appUrl)?.status ?? null;
}

test("reading is never refused here", () => {
  expect(statusOf({ origin: "https://evil.example" }, "GET")).toBeNull();
  expect(statusOf({ origin: null }, "HEAD")).toBeNull();
});

test("a form of this console and a call of an action are let through", () => {
  expect(statusOf({})).toBeNull();
  expect(statusOf({ "sec-fetch-site": null })).toBeNull();
  expect(statusOf({ "content-type": "text/plain;charset=UTF-8", "next-action": "40abc" })).toBeNull();
  expect(statusOf({ "content-length": String(longestBody) })).toBeNull();
  expect(statusOf({ "content-type": "application/json" }, "POST", "/api/x")).toBeNull();
});

describe("a post is refused", () => {
  test("with 403 when it does not come from a page of this console", () => {
    for (const origin of [
      null,
      "null",
      "https://evil.example",
      `${appUrl}:8443`,
      "http://console.example.com",
      `${appUrl}/`,
    ]) {
      expect(statusOf({ origin })).toBe(403);
    }
    for (const site of ["cross-site", "same-site", "none"]) expect(statusOf({ "sec-fetch-site": site })).toBe(403);
    expect(statusOf({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })).toBe(403);
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) expect(statusOf({ origin: null }, method)).toBe(403);
  });

  test("with 405 when it is neither read nor a form", () => {
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) expect(statusOf({}, method)).toBe(405);
    expect(statusOf({ origin: null }, "POST", "/api/v1/mini-programs/1/release")).toBe(405);
  });

  test("with 415 when it is of a type that pages do not send", () => {
    for (const type of ["application/x-www-form-urlencoded", "application/json", "text/plain", "text/html", "", null]) {
      expect(statusOf({ "content-type": type })).toBe(415);
    }
    expect(statusOf({}, "POST", "/api/x")).toBe(415);
  });

  test("with 411 without a length, and with 413 when it is too long", () => {
    expect(statusOf({ "content-length": null })).toBe(411);
    expect(statusOf({ "content-length": String(longestBody + 1) })).toBe(413);
    expect(statusOf({ "content-length": "-1" })).toBe(413);
  });
});
