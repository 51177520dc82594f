import type { Wire, WireAnswer } from "./wire";

/** What has to stand on every answer, by hand. */
const headers: Record<string, RegExp> = {
  "content-security-policy": /frame-ancestors 'none'/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\).*usb=\(\)/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "x-request-id": /^[0-9a-f-]{36}$/,
};

const traces =
  /\n\s+at .+:\d+:\d+|\bat [\w.$<>]+ \(|node_modules|\.next[\\/]server|webpack-internal|file:\/\/\/(?!etc)|node:internal|PostgresError|DrizzleQueryError/;

/** As text, or as the framework's script reads it: the number of an error, and nothing else. */
const bare = /^(Internal Server Error)?$|^0:\{[^\n]*\}\n1:E\{"digest":"\d+"\}\n$/;

/** The body that the framework's decoder refuses gets a bare 500 from it: no page, no word of ours. */
export function isDecoders({ method, headers }: Wire, { status, body }: WireAnswer): boolean {
  const type = headers.find(([name]) => name === "Content-Type")?.[1] ?? "";
  const isForm = /multipart\/form-data|text\/plain/i.test(type);
  return status === 500 && method === "POST" && isForm && bare.test(body);
}

/** What is no HTTP is answered by Node.js before the console hears of it. */
function isParsers({ status, body, headers }: WireAnswer): boolean {
  return [400, 408, 413, 414, 417, 431].includes(status) && body === "" && !headers.has("x-request-id");
}

/** All that is wrong with an answer, whatever was asked. */
export function answerProblems(url: string, wire: Wire, answer: WireAnswer, leaks: string[]): string[] {
  const { status, body } = answer;
  if (status === 0) return wire.isLie ? [] : ["no answer"];
  if (isParsers(answer)) return [];
  const values = (name: string) => answer.headers.get(name) ?? [];
  const missing = Object.entries(headers).filter(([name, value]) => {
    const [first, ...others] = values(name);
    return first === undefined || others.length > 0 || !value.test(first);
  });
  const policy = values("content-security-policy").join();
  return [
    ...(status >= 500 && !isDecoders(wire, answer) ? [`status ${status}`] : []),
    ...(wire.expects !== undefined && status !== wire.expects ? [`expected ${wire.expects}, got ${status}`] : []),
    ...(traces.test(withoutSent(body, wire)) || body.includes(process.cwd()) ? ["tells where it runs"] : []),
    ...missing.map(([name]) => `its ${name} is “${values(name).join("”, “")}”`),
    ...(/script-src[^;]*'unsafe-/.test(policy) ? ["allows scripts of anyone"] : []),
    ...(answer.headers.has("x-powered-by") || answer.headers.has("server") ? ["says what it is made of"] : []),
    ...["location", "x-action-redirect", "refresh", "content-location", "x-nextjs-redirect"]
      .flatMap(values)
      .filter((target) => !isHere(url, target.replace(/;(push|replace)$|^0;url=/g, "")))
      .map((target) => `leads to ${target}`),
    ...values("set-cookie")
      .filter((cookie) => !/; HttpOnly/i.test(cookie) || !/; SameSite=Lax/i.test(cookie))
      .map((cookie) => `sets ${cookie}`),
    ...[...answer.headers.keys()].filter((name) => /^access-control-/.test(name)).map((name) => `says ${name}`),
    ...leaks.map((leak) => `tells ${leak}`),
  ];
}

/** A path of this console, by its own address or without one; where the identity provider is, is asked elsewhere. */
function isHere(url: string, target: string): boolean {
  if (/[\\\u0000-\u0020\u007f]/.test(target) || target.startsWith("//")) return false;
  if (target.startsWith("/")) return new URL(target, url).origin === url;
  return URL.canParse(target) && new URL(target).origin === url;
}

function withoutSent(body: string, { path, body: sent }: Wire): string {
  const text = sent.toString("utf8");
  return traces.test(text) || traces.test(path) ? "" : body;
}
