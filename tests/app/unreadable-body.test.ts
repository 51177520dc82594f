import { expect, test } from "vitest";
import { isUnreadableBody } from "@/app/_server/unreadable-body";

function thrown(message: string, frames: string[], more: object = {}): Error {
  return Object.assign(new Error(message), { stack: `Error: ${message}\n${frames.join("\n")}`, ...more });
}

const parse = "    at JSON.parse (<anonymous>)";
const runtime = "    at tI (/srv/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:15:70523)";
const glue = "    at async m (/srv/.next/server/chunks/ssr/node_modules_next_dist_0-amw._.js:1:11825)";
const ours = "    at async saveName (/srv/.next/server/chunks/ssr/_0f1._.js:1:99)";

test("what the framework's decoder cannot read is the sender's doing", () => {
  expect(isUnreadableBody(new Error("Unexpected end of form"))).toBe(true);
  expect(isUnreadableBody(thrown("“x” is not valid JSON", [parse, runtime]))).toBe(true);
  expect(isUnreadableBody(thrown("Connection closed.", [runtime, glue]))).toBe(true);
});

test("so is a body whose sender went away before its end", () => {
  const frames = ["    at abortIncoming (node:_http_server:796:17)"];
  expect(isUnreadableBody(thrown("aborted", frames, { code: "ECONNRESET" }))).toBe(true);
});

test("what our own code throws, or calls, is not", () => {
  expect(isUnreadableBody(thrown("Connection closed.", [ours, runtime]))).toBe(false);
  expect(isUnreadableBody(thrown("cookies was called outside", [runtime, ours, glue]))).toBe(false);
  expect(isUnreadableBody(thrown("aborted", ["    at query (/srv/node_modules/pg/lib/client.js:1:1)"]))).toBe(false);
  expect(isUnreadableBody(thrown("x is undefined", []))).toBe(false);
  expect(isUnreadableBody("Unexpected end of form")).toBe(false);
});
