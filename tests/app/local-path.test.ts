import fc from "fast-check";
import { expect, test } from "vitest";
import { localPath } from "@/app/_server/local-path";

const appUrl = "https://console.example.com";

test("a path of this console is kept, with its query and its place", () => {
  for (const path of ["/", "/mini-programs", "/mini-programs?q=caf%C3%A9&page=2", "/profile#roles"]) {
    expect(localPath(path, appUrl)).toBe(path);
    expect(localPath(`${appUrl}${path}`, appUrl)).toBe(path);
  }
});

test("whatever leads elsewhere, or back into the sign-in, becomes the start page", () => {
  const elsewhere = [
    ...[
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "/\t/evil.example",
      "/\n/evil.example",
      "/%2F/../..//x",
    ],
    ...[
      "https://evil.example",
      "https://console.example.com.evil.example/",
      "https://console.example.com@evil.example",
    ],
    ...["javascript:alert(1)", "data:text/html,x", "mini-programs", "?x", "#x", "", " /x", "/a/..//evil.example"],
    ...["/api/health", "/sign-in", "/sign-in?from=/", "/\u0000", "/\u202Ex\r\n", `/${"x".repeat(3000)}`],
    ...[undefined, null, 7, ["/mini-programs"], {}],
  ];
  for (const target of elsewhere) {
    const path = localPath(target, appUrl);
    expect([path, new URL(path, appUrl).origin]).toEqual([path === "/" ? "/" : path, appUrl]);
    expect(path.startsWith("//")).toBe(false);
  }
  expect(localPath("//evil.example", appUrl)).toBe("/");
  expect(localPath("/api/health", appUrl)).toBe("/");
});

test("no text at all leads away from this console", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "//",
    ":",
    "@",
    "?",
    "#",
    "..",
    "%2f",
    "\t",
    "evil.example",
    "https:",
    appUrl,
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 8 }).map((all) => all.join(""));
  fc.assert(
    fc.property(text, (target) => {
      const path = localPath(target, appUrl);
      expect(new URL(path, appUrl).origin).toBe(appUrl);
      expect(path).toMatch(/^\/(?![/\\])/);
    }),
    { numRuns: 5_000 },
  );
});
