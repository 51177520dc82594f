import fc from "fast-check";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { HttpWorld } from "../http-world";
import { pageRows } from "../page-rows";
import { openRows, routeRows } from "../route-rows";
import { fill, type Targets } from "../row";
import { everyone } from "../standings";
import { cookieOf } from "./cookie-of";
import type { Plan } from "./hostile-forms";
import { nastyText } from "./nasty";

const about = (pattern: string, targets: Targets, query = "") => ({
  address: (world: HttpWorld, place: number) => {
    const all = targets(world);
    return fill(pattern, { draft: world.draftOf("lead", "latte"), ...all.at(place % all.length)?.params }) + query;
  },
});

const files = readdirSync(join(".next", "static"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.\w+$/.test(name))
  .map((name) => `/_next/static/${name.replaceAll("\\", "/")}`);

const fixed = [
  ...["/", "/sign-in?from=/profile", "/icon.svg", "/favicon.ico", "/robots.txt", "/.env", "/.git/config", "/nothing"],
  ...["/_next/image?url=%2Ficon.svg&w=64&q=75", "/_next/static/none.js", "/_next/data/x/mini-programs.json", "/_next/"],
  ...["/_error", "/404", "/500", "/_document", "/_not-found", "/_global-error", "/__nextjs_original-stack-frame"],
  ...[
    "/api/auth/callback/sso?code=x&state=y",
    "/api/auth/signin",
    "/api/auth/signout",
    "/api/auth/csrf",
    "/api/auth/session",
  ],
  ...["/api/auth/error?error=Configuration", "/api/metrics", "/_next/static/chunks/../../server/app/page.js", "*"],
  ...files.slice(0, 4),
];

/** Every page and route, open ones too, about each of its targets. */
export const anAddress = fc
  .tuple(
    fc.constantFrom(
      ...pageRows.map(({ page, targets, query }) => about(page, targets, query)),
      ...routeRows.map(({ route, targets }) => about(route.replace(/^\w+ /, ""), targets)),
      ...openRows.map(({ path }) => ({ address: path })),
      ...fixed.map((path) => ({ address: () => path })),
    ),
    fc.nat(8),
  )
  .map(
    ([{ address }, place]) =>
      (world: HttpWorld) =>
        address(world, place),
  );

const encodedText = nastyText.map((text) => encodeURIComponent(Buffer.from(text).toString()).slice(0, 4_000));
const segment = fc.oneof(
  fc.constantFrom(
    ...[
      "%00",
      "%ff",
      "%fe%ff",
      "%c0%af",
      "%2f",
      "%2e%2e%2f",
      "..",
      "..;",
      "..%2f..%2f",
      "%252e%252e%252f",
      ".",
      "%5c",
      "%5c%5c",
    ],
    ...[
      "%",
      "%zz",
      "%u0041",
      "%0d%0aSet-Cookie:a=b",
      "%e2%80%ae",
      "%ed%a0%80",
      "[id]",
      "[[...x]]",
      "(console)",
      "@modal",
    ],
    ...[
      "a".repeat(6_000),
      "%2525",
      ";jsessionid=1",
      "$",
      "index.html",
      "page.rsc",
      "x.txt",
      "x.segments",
      "_next",
      "\\",
      "é",
      "{x}",
      "|",
    ],
  ),
  encodedText,
);

const query = fc.oneof(
  fc.constantFrom(
    ...[
      "?",
      "??",
      "?&&==&",
      "?_rsc=x",
      "?_rsc",
      "?__nextDataReq=1",
      "?nxtPid=x",
      "?nxtIid=1&__flight__=1",
      "?from=//evil.example",
    ],
    ...[
      "?from=https://evil.example",
      "?from=/%5cevil.example",
      "?from=%00",
      "?from=a&from=b",
      "?q=%ff",
      "?cursor=%00&cursor=x",
    ],
    ...[
      "?page=-1&size=1e9&sort=__proto__",
      "?status=x&status=y&type[]=z",
      "?tab=waiting&tab=x",
      "?format=csv&format=x",
      "?format=%00",
    ],
    ...[
      "?cursor=eyJhIjoxfQ",
      "?cursor=bnVsbA&sort=name",
      "?__proto__=1&constructor=2&toString=3",
      "?from=2.0.0&to=%00",
      "?to=1&from=1",
    ],
  ),
  fc
    .nat(3_000)
    .map((count) => `?${Array.from({ length: Math.min(count, 1_500) }, (_, at) => `p${at % 7}=${at}`).join("&")}`),
  fc
    .tuple(
      fc.constantFrom(
        ...[
          "q",
          "from",
          "to",
          "status",
          "type",
          "workspace",
          "category",
          "sort",
          "size",
          "page",
          "cursor",
          "tab",
          "person",
        ],
        ...[
          "program",
          "miniProgram",
          "action",
          "event",
          "since",
          "until",
          "format",
          "language",
          "url",
          "name",
          "parameterName",
        ],
        ...[
          "number",
          "user",
          "version",
          "done",
          "problem",
          "attention",
          "add",
          "code",
          "state",
          "error",
          "file",
          "path",
          "after",
          "before",
        ],
      ),
      encodedText,
    )
    .map(([name, value]) => `?${name}=${value}`),
);

type Change = (path: string) => string;
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: query.map(
      (added): Change =>
        (path) =>
          path.includes("?") ? `${path}&${added.slice(1)}` : path + added,
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(8), segment).map(([place, value]): Change => (path) => {
      const parts = path.split("/");
      parts[1 + (place % Math.max(1, parts.length - 1))] = value;
      return parts.join("/");
    }),
  },
  segment.map(
    (value): Change =>
      (path) =>
        `${path.split("?")[0]}/${value}`,
  ),
  fc.constantFrom<Change>(
    (path) => `/${path}`,
    (path) => `//evil.example${path}`,
    (path) => `/\\evil.example${path}`,
    (path) => `/%5cevil.example/..${path}/`,
    (path) => `${path}/`,
    (path) => `${path}.rsc`,
    (path) => `${path}.txt`,
    (path) => path.toUpperCase(),
    (path) => path.replaceAll("/", "%2f"),
    (path) => path.replaceAll("/", "//"),
    (path) => `http://evil.example${path}`,
    (path) => `https://evil.example:443//${path}`,
    (path) => `/.${path}`,
    (path) => `/nothing/..${path}`,
    (path) => `/_next/static/..%2f..${path}`,
    (path) => `/api/..${path}`,
    (path) => `${path}#/x`,
    (path) => path.slice(1),
  ),
);

const methods = fc.oneof(
  { weight: 6, arbitrary: fc.constant("GET") },
  fc.constantFrom(
    ...[
      "HEAD",
      "OPTIONS",
      "POST",
      "PUT",
      "PATCH",
      "DELETE",
      "TRACE",
      "PROPFIND",
      "MKCOL",
      "PURGE",
      "M-SEARCH",
      "QUERY",
      "LOCK",
      "SOURCE",
    ],
  ),
);

/** Every address, bent, by everybody and with every method. */
export const hostileAddress: fc.Arbitrary<Plan> = fc
  .record({
    address: anAddress,
    who: fc.constantFrom(...everyone),
    method: methods,
    changes: fc.array(change, { minLength: 0, maxLength: 3 }),
    origin: fc.constantFrom("own", "none"),
  })
  .map(({ address, who, method, changes, origin }): Plan => (world, url) => ({
    who,
    method,
    // What ends the request line would make it another request.
    path: changes.reduce((path, next) => next(path), address(world)).replace(/[\s]/g, "+"),
    headers: [...cookieOf(world, url, who), ...(origin === "own" ? [["Origin", url] as [string, string]] : [])],
    body: Buffer.alloc(0),
  }));
