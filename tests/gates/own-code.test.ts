import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// What serves: not what the commands of the host run.
const files = [
  "proxy.ts",
  "instrumentation.ts",
  ...["app", "lib", "db"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
  ),
].filter(
  (file) => /\.(ts|tsx|mjs)$/.test(file) && !/^db\/(seed|demo|embedded|migrate|backup|restore|write-backup)/.test(file),
);

const code = new Map(files.map((file) => [file, readFileSync(file, "utf8").replace(/^\s*(\/\/|\/?\*).*$/gm, "")]));

const filesWith = (pattern: RegExp) => files.filter((file) => pattern.test(code.get(file) ?? "")).sort();

/** Not what only takes their types, or looks at an address without asking it. */
const asksAddresses =
  /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bcreateConnection\(|import \{[^}]*\} from "node:(https?|http2|tls|dgram|dns)"|from "nodemailer"|new (Pool|Client)\(/;

test("what the console asks is its database, its identity provider, its mail server and its virus scanner; a browser asks the console", () => {
  expect(filesWith(asksAddresses)).toEqual([
    "app/(console)/mini-programs/[id]/qr-codes/new/use-tried-code.ts",
    "app/(console)/mini-programs/[id]/versions/upload/send-package.ts",
    "app/(console)/mini-programs/workspace-filter.tsx",
    "app/_components/filter/live-form.tsx",
    "app/_server/identity-provider.ts",
    "db/connect.ts",
    "lib/clamd.ts",
    "lib/notice/smtp-sender.ts",
  ]);
});

test("no text is run as a program, nor as a command of the system", () => {
  expect(filesWith(/\beval\(|new Function\(|"node:vm"|set(Timeout|Interval)\(\s*["'`]/)).toEqual([]);
  expect(filesWith(/"node:child_process"/)).toEqual([]);
});

test("no text becomes HTML unescaped, a template, or a regular expression", () => {
  expect(filesWith(/dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write/)).toEqual([]);
  // Of its own bounds.
  expect(filesWith(/\bRegExp\(/)).toEqual(["lib/review/compare-lines.ts"]);
});

test("what nobody may guess comes from the system's generator; the one hash is SHA-256, the one cipher AES-256-GCM", () => {
  expect(filesWith(/Math\.random/)).toEqual([]);
  const named = [...code.values()].flatMap((text) => [
    ...text.matchAll(/create(?:Hash|Hmac|Cipheriv|Decipheriv)\((\S+?)[,)]/g),
  ]);
  expect(new Set(named.map(([, algorithm]) => algorithm))).toEqual(new Set(['"sha256"', "algorithm"]));
  expect(filesWith(/create(De)?[Cc]ipheriv\(/)).toEqual(["lib/person/parts/seal.ts"]);
  expect(code.get("lib/person/parts/seal.ts")).toContain('const algorithm = "aes-256-gcm";');
});

test("a browser keeps nothing but the cookies and, for one reload, what was typed; no page listens to messages of others", () => {
  expect(filesWith(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open/)).toEqual([
    "app/_components/form/form-draft.ts",
  ]);
  expect(filesWith(/addEventListener\(\s*"message"|\.onmessage\b|BroadcastChannel|serviceWorker/)).toEqual([]);
});
