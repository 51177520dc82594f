import fc from "fast-check";
import { randomBytes } from "node:crypto";
import { hashSessionToken } from "@/lib/person/parts/session-token";
import { sessionCookieName } from "@/lib/person/parts/session-cookie";
import type { HttpWorld } from "../http-world";
import { everyone, persons, type Who } from "../standings";
import { cookieOf } from "./cookie-of";
import { anAddress } from "./hostile-addresses";
import type { Plan } from "./hostile-forms";
import { headerValue } from "./nasty";

type Header = [name: string, value: string];
const nothing = Buffer.alloc(0);

const names = fc.constantFrom(
  ...["Cookie", "Host", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "Forwarded"],
  ...[
    "Next-Router-State-Tree",
    "RSC",
    "Next-Url",
    "Next-Router-Prefetch",
    "Next-Router-Segment-Prefetch",
    "Next-HMR-Refresh",
  ],
  ...[
    "x-middleware-subrequest",
    "x-middleware-rewrite",
    "x-middleware-next",
    "x-middleware-set-cookie",
    "x-nextjs-data",
  ],
  ...["x-middleware-override-headers", "x-middleware-request-cookie", "x-middleware-subrequest-id", "x-invoke-path"],
  ...[
    "x-invoke-status",
    "x-invoke-output",
    "x-matched-path",
    "x-now-route-matches",
    "x-nextjs-rewritten-path",
    "x-prerender-revalidate",
  ],
  ...[
    "Range",
    "If-Range",
    "If-None-Match",
    "If-Match",
    "If-Modified-Since",
    "If-Unmodified-Since",
    "Accept",
    "Accept-Encoding",
  ],
  ...[
    "Accept-Language",
    "User-Agent",
    "Referer",
    "Authorization",
    "X-HTTP-Method-Override",
    "X-Original-URL",
    "X-Rewrite-URL",
  ],
  ...[
    "X-Real-IP",
    "Via",
    "TE",
    "Upgrade",
    "Purpose",
    "Sec-Purpose",
    "Sec-Fetch-Site",
    "Sec-Fetch-Mode",
    "Origin",
    "X-Request-Id",
  ],
  ...[
    "Content-Security-Policy",
    "x-action-forwarded",
    "next-resume",
    "x-next-resume-state-length",
    "traceparent",
    "Cache-Control",
  ],
  ...[
    "Content-Type",
    "Next-Action",
    "X-CSRF-Token",
    "Date",
    "Max-Forwards",
    "Proxy",
    "From",
    "x-nonce",
    "__proto__",
    "constructor",
  ],
);

const header = fc.tuple(names, headerValue).map(([name, value]): Header => [name, value]);
const manyCookies = fc.nat(200).map((count): Header => {
  return ["Cookie", Array.from({ length: count }, (_, at) => `c${at}=${"v".repeat(at % 50)}`).join("; ")];
});
const clash = fc.tuple(names, fc.array(headerValue, { minLength: 2, maxLength: 5 }));

/** Every address as it is, with headers that lie, are broken, or belong to the framework's own conversations. */
export const hostileHeaders: fc.Arbitrary<Plan> = fc
  .record({
    address: anAddress,
    who: fc.constantFrom(...everyone),
    headers: fc.array(header, { minLength: 1, maxLength: 8 }),
    more: fc.option(manyCookies),
    clash: fc.option(clash),
  })
  .map(({ address, who, headers, more, clash }): Plan => (world, url) => ({
    who,
    method: "GET",
    path: address(world),
    headers: [
      ...cookieOf(world, url, who),
      ...headers,
      ...(more ? [more] : []),
      ...(clash ? clash[1].map((value): Header => [clash[0], value]) : []),
    ],
    body: nothing,
  }));

type From = (url: string) => Header[];
const foreign = fc.constantFrom<From>(
  () => [],
  () => [["Origin", "null"]],
  () => [["Origin", ""]],
  () => [["Origin", "https://evil.example"]],
  (url) => [["Origin", `${url}/`]],
  (url) => [["Origin", `${url}.evil.example`]],
  (url) => [["Origin", url.replace("http:", "https:")]],
  (url) => [["Origin", url.replace("localhost", "127.0.0.1")]],
  (url) => [["Origin", url.replace(/\d+$/, "1")]],
  (url) => [["Origin", url.replace("localhost", "LOCALHOST")]],
  (url) => [["Origin", `${url}, https://evil.example`]],
  (url) => [["Origin", url.replace("http://", "http://x@")]],
  () => [
    ["Origin", "https://evil.example"],
    ["Host", "evil.example"],
    ["X-Forwarded-Host", "evil.example"],
  ],
  () => [
    ["Origin", "https://evil.example"],
    ["Forwarded", "host=evil.example;proto=https"],
    ["X-Forwarded-Proto", "https"],
  ],
  (url) => [["Referer", `${url}/profile`]],
  (url) => [
    ["Origin", url],
    ["Sec-Fetch-Site", "cross-site"],
  ],
  (url) => [
    ["Origin", url],
    ["Sec-Fetch-Site", "same-site"],
  ],
  (url) => [
    ["Origin", url],
    ["Sec-Fetch-Site", "none"],
  ],
  (url) => [
    ["Origin", url],
    ["Sec-Fetch-Site", "same-origin, cross-site"],
  ],
  (url) => [
    ["Origin", url],
    ["Sec-Fetch-Site", ""],
  ],
);

/** A form that would do something, in the name of somebody who may, from elsewhere: 403, whatever else stands there. */
export const foreignPost: fc.Arbitrary<Plan> = fc
  .record({
    from: foreign,
    who: fc.constantFrom(...persons),
    path: fc.constantFrom(
      "/notices",
      "/profile",
      "/settings",
      "/sign-in",
      "/mini-programs/new",
      "/api/package-uploads/",
    ),
    type: fc.constantFrom(
      "multipart/form-data; boundary=b",
      "text/plain;charset=UTF-8",
      "application/json",
      "application/zip",
    ),
    method: fc.constantFrom("POST", "POST", "PUT", "PATCH", "DELETE"),
  })
  .map(({ from, who, path, type, method }): Plan => (world, url) => ({
    who,
    method: path.startsWith("/api") ? "POST" : method,
    path: path.startsWith("/api") ? `${path}${world.miniPrograms.latte.id}?number=9.0.0&fileName=a.zip` : path,
    headers: [...cookieOf(world, url, who), ...from(url), ["Content-Type", type]],
    body: Buffer.from('--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n'),
    expects: 403,
  }));

type Guess = (world: HttpWorld, of: Who) => string;
const token = (world: HttpWorld, of: Who) => world.tokenOf(of) ?? "";
const guess = fc.oneof(
  fc.constantFrom<Guess>(
    () => "",
    () => randomBytes(32).toString("base64url"),
    () => "00000000-0000-0000-0000-000000000000",
    (world, of) => token(world, of).slice(0, -1),
    (world, of) => token(world, of).slice(1),
    (world, of) => `${token(world, of)}A`,
    (world, of) => token(world, of).slice(0, -4).concat("AAAA"),
    (world, of) => hashSessionToken(token(world, of)).toString("hex"),
    (world, of) => hashSessionToken(token(world, of)).toString("base64url"),
    (world, of) => `${token(world, of).toUpperCase().toLowerCase()}.`,
    (world, of) => world.sessionOf(of),
    (world) => token(world, "ended"),
    (world, of) => `${token(world, of)}%00`,
    (_, of) => of,
  ),
  headerValue.map(
    (value): Guess =>
      () =>
        value.replace(/[;,]/g, "").slice(0, 2_000),
  ),
);

/** Who is signed in: nobody, by a cookie that is not, byte for byte, one that was given. */
export const guessedSession: fc.Arbitrary<Plan> = fc
  .record({
    guess,
    of: fc.constantFrom(...persons),
    name: fc.constantFrom("own", "own", "own", "host", "next-auth.session-token", "authjs.session-token"),
    path: fc.constantFrom("/profile", "/mini-programs", "/settings", "/audit/export?format=csv", "/notices"),
  })
  .map(({ guess, of, name, path }): Plan => (world, url) => {
    const cookie =
      name === "own" ? sessionCookieName(url) : name === "host" ? `__Host-${sessionCookieName(url)}` : name;
    return {
      who: "nobody",
      method: "GET",
      path,
      headers: [["Cookie", `${cookie}=${guess(world, of)}`]],
      body: nothing,
      expects: path.includes("export") ? 401 : 307,
    };
  });

type Lie = (url: string) => { headers: Header[]; body: string; method?: string };
const form = '--b\r\nContent-Disposition: form-data; name="$ACTION_ID_x"\r\n\r\n\r\n--b--\r\n';
const lies = fc.constantFrom<Lie>(
  () => ({ headers: [["Content-Length", "5"]], body: form }),
  () => ({ headers: [["Content-Length", "5000"]], body: form }),
  () => ({ headers: [["Content-Length", "-1"]], body: form }),
  () => ({ headers: [["Content-Length", "0x10"]], body: form }),
  () => ({ headers: [["Content-Length", "9".repeat(30)]], body: form }),
  () => ({
    headers: [
      ["Content-Length", "10"],
      ["Content-Length", "20"],
    ],
    body: form,
  }),
  () => ({
    headers: [
      ["Content-Length", "10"],
      ["Transfer-Encoding", "chunked"],
    ],
    body: "0\r\n\r\nGET /settings HTTP/1.1\r\n\r\n",
  }),
  () => ({ headers: [["Transfer-Encoding", "chunked"]], body: `${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n` }),
  () => ({ headers: [["Transfer-Encoding", "chunked"]], body: "zz\r\nx\r\n0\r\n\r\n" }),
  () => ({ headers: [["Transfer-Encoding", "xchunked"]], body: form }),
  () => ({ headers: [["Transfer-Encoding", "gzip, chunked"]], body: "0\r\n\r\n" }),
  () => ({
    headers: [
      ["Content-Encoding", "gzip"],
      ["Content-Length", String(form.length)],
    ],
    body: form,
  }),
  () => ({
    headers: [
      ["Expect", "100-continue"],
      ["Content-Length", String(form.length)],
    ],
    body: form,
  }),
  () => ({
    headers: [
      ["Expect", "something-else"],
      ["Content-Length", String(form.length)],
    ],
    body: form,
  }),
  () => ({ headers: [["X-Long", "x".repeat(20_000)]], body: "" }),
  () => ({ headers: [["Bad Name", "x"]], body: "" }),
  () => ({ headers: [["X", "a\r\n folded"]], body: "" }),
  () => ({ headers: [["X", "a\nY: b"]], body: "" }),
  () => ({ headers: [["X", "a\u0000b"]], body: "" }),
  () => ({ headers: [["Host", ""]], body: "" }),
  () => ({
    headers: [
      ["Host", "a"],
      ["Host", "b"],
    ],
    body: "",
  }),
  () => ({
    headers: [
      ["Upgrade", "websocket"],
      ["Connection", "Upgrade"],
    ],
    body: "",
    method: "GET",
  }),
  () => ({
    headers: [
      ["Upgrade", "h2c"],
      ["Connection", "Upgrade, HTTP2-Settings"],
      ["HTTP2-Settings", "x"],
    ],
    body: "",
  }),
  () => ({ headers: [], body: "", method: "CONNECT" }),
  () => ({ headers: [], body: "", method: "get" }),
  () => ({ headers: [], body: "", method: "GET /x HTTP/1.1\r\nX: y\r\n\r\nGET" }),
);

/** What is no HTTP, or not as long as it says: on the wire, past every client. */
export const lie: fc.Arbitrary<Plan> = fc
  .record({
    lie: lies,
    who: fc.constantFrom(...everyone),
    path: fc.constantFrom("/notices", "/sign-in", "/api/health", "/api/package-uploads/1"),
  })
  .map(({ lie, who, path }): Plan => (world, url) => {
    const { headers, body, method = "POST" } = lie(url);
    const type: Header = ["Content-Type", "multipart/form-data; boundary=b"];
    const origin: Header = ["Origin", url];
    return {
      who,
      method,
      path,
      headers: [...cookieOf(world, url, who), origin, type, ...headers],
      body: Buffer.from(body),
      isLie: true,
    };
  });
