import { expect, test } from "vitest";
import { signInProblem } from "@/app/_server/sign-in-problem";

const typed = (type: string, err?: unknown) => Object.assign(new Error(type, err ? { cause: { err } } : {}), { type });
const fetchFailed = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

test("the reason is found behind what next-auth wraps around it", () => {
  expect(signInProblem(typed("OAuthCallbackError"), "access_denied")).toBe("canceled");
  expect(signInProblem(typed("OAuthCallbackError"), "server_error")).toBe("failed");
  expect(signInProblem(typed("InvalidCheck", new Error("Invalid cookie")), null)).toBe("stale");
  expect(signInProblem(typed("CallbackRouteError", fetchFailed("ECONNREFUSED")), null)).toBe("unreachable");
  expect(signInProblem(fetchFailed("ENOTFOUND"), null)).toBe("unreachable");
  const timeout = Object.assign(new Error("The operation was aborted due to timeout"), { name: "TimeoutError" });
  expect(signInProblem(typed("CallbackRouteError", timeout), null)).toBe("unreachable");
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  const query = new Error("Failed query: select 1", { cause: refused });
  expect(signInProblem(typed("AdapterError", query), null)).toBe("database_away");
  expect(signInProblem(new Error("anything else"), null)).toBe("failed");
  expect(signInProblem("no error at all", null)).toBe("failed");
});
