import fc from "fast-check";
import { expect, test } from "vitest";
import { isFileOfBuild, requestTarget } from "@/app/_server/request-target";

const read = (target: string) => requestTarget("GET", target);

test("a path stays as it is", () => {
  for (const path of ["/", "/profile", "/q/a%20b?x=%ff#y", "/mini-programs?q=http://a.example/", "//two", "/a:b//c"]) {
    expect(read(path)).toBe(path);
  }
});

test("of a whole URL the path counts, whatever its host", () => {
  expect(read("http://evil.example//profile?a=1")).toBe("//profile?a=1");
  expect(read("HTTPS://evil.example:443/profile")).toBe("/profile");
  expect(read("http://evil.example?a=1")).toBe("/?a=1");
  expect(read("http://evil.example")).toBe("/");
});

test("what is no path becomes one", () => {
  expect([read("*"), read("*/x"), read("")]).toEqual(["/*", "/*/x", "/"]);
});

test("percent signs that stand for no text are read as such", () => {
  expect(read("/mini-programs/%ff?q=%ff")).toBe("/mini-programs/%25ff?q=%ff");
  expect(read("/api/%u0041/%")).toBe("/api/%25u0041/%25");
});

test("a file of the build is there for those alone who read it", () => {
  expect(read("/_next/static/a.js")).toBe("/_next/static/a.js");
  expect(requestTarget("HEAD", "/_next/static/a.js")).toBe("/_next/static/a.js");
  for (const path of [
    "/_next/static/a.js",
    "/./_next/static/a.js?q",
    "/nothing/../_next/static/a.js",
    "/_next/./static/chunks/../a.js",
    "/_next/%2e/static/a.js",
    "/%5Fnext/static/a.js",
    "/x/%2e%2e/_next/static/a.js",
    "/x%2f..%2f_next/static/a.js",
    "//_next//static/a.js",
    "/\\_next\\static/a.js",
  ]) {
    expect(requestTarget("LOCK", path).replace(/\?.*$/, ""), path).toBe("/_next/none");
    expect(isFileOfBuild(path), path).toBe(true);
  }
  for (const path of ["/_next/static", "/_next/image", "/x/_next/static/a.js", "/_next/static/../../profile", "/%25"]) {
    expect(requestTarget("LOCK", path), path).toBe(path);
  }
});

test("whatever is sent is answered for a path", () => {
  const part = fc.constantFrom(
    "/",
    "//",
    "\\",
    "%",
    "%2f",
    "%00",
    "%ff",
    "..",
    "%2e",
    "?",
    "#",
    "@",
    ":",
    "é",
    "\u{1f600}",
    "_next",
    "static",
  );
  const target = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(part).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(target, fc.constantFrom("GET", "LOCK"), (sent, method) => {
      const answered = requestTarget(method, sent);
      expect(answered.startsWith("/")).toBe(true);
      expect(isFileOfBuild(answered) && method !== "GET").toBe(false);
    }),
    { numRuns: 5_000 },
  );
});
