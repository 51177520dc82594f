import { expect, test } from "vitest";
import { requestTarget } from "@/app/_server/request-target";

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
  expect(requestTarget("LOCK", "/_next/static/a.js")).toBe("/_next/none/a.js");
});
