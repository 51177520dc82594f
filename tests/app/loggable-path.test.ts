import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { loggablePath } from "@/app/_server/loggable-path";

test("the log learns no token from a path, wherever it stands", () => {
  for (const place of [
    "/invitations/",
    "/q/",
    "/INVITATIONS/",
    "/x/invitations/",
    "/%69nvitations/",
    "/",
    "/api/v1/",
  ]) {
    const token = randomBytes(32).toString("base64url");
    expect(loggablePath(`${place}${token}`)).not.toContain(token);
    expect(loggablePath(`${place}a${token}%00/more`)).not.toContain(token);
  }
});

test("what is no token stays readable", () => {
  const path = "/mini-programs/1783768278179727/versions/1.0.0/package";
  expect(loggablePath(path)).toBe(path);
  expect(loggablePath("/invitations/short")).toBe("/invitations/…");
});
