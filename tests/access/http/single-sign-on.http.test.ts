import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "@/db/connect";
import { sessions } from "@/db/schema";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { startTestConsole, type TestConsole } from "@/scripts/test-console";
import {
  challengeOf,
  client,
  part,
  sign,
  startFakeProvider,
  type FakeProvider,
  type Signing,
} from "@/tests/support/fake-provider";
import { builtActions } from "./actions";
import { httpClient, type HttpAnswer } from "./client";

const appUrl = "https://console.example.com";
const at: { provider?: FakeProvider; server?: TestConsole } = {};

// One that people reach by https, with a provider that says what a test lets it say.
beforeAll(async () => {
  at.provider = await startFakeProvider();
  at.server = await startTestConsole({
    ...withoutOwnSettings(process.env),
    SEED_DEMO: "off",
    APP_URL: appUrl,
    AUTH_SECRET: randomBytes(32).toString("base64"),
    OIDC_ISSUER: at.provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
  });
});
afterAll(async () => {
  await at.server?.stop();
  await at.provider?.close();
});

function world() {
  const { provider, server } = at;
  if (!provider || !server) throw new Error("The console is not there.");
  return { provider, server, http: httpClient(server.url) };
}

type Begun = { address: URL; cookies: string; answer: HttpAnswer };

/** As a browser without scripts sends the form of the sign-in page, or, signed in by that cookie, that of the profile. */
async function begin(signedIn?: string): Promise<Begun> {
  const { http } = world();
  const name = signedIn === undefined ? "signInAction" : "signInAgainAction";
  const action = builtActions().get(`(sign-in)/actions.ts ${name}`)?.id ?? "";
  const body = [`$ACTION_ID_${action}`, "from"].map(
    (name) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n/profile\r\n`,
  );
  const headers = { origin: appUrl, "content-type": "multipart/form-data; boundary=b" };
  const own = { ...headers, "content-length": String(Buffer.byteLength(`${body.join("")}--b--\r\n`)) };
  const path = signedIn === undefined ? "/sign-in" : "/profile";
  const cookie = signedIn === undefined ? {} : { cookie: signedIn };
  const answer = await http.send("POST", path, null, { ...own, ...cookie }, `${body.join("")}--b--\r\n`);
  return { address: new URL(answer.headers.location ?? "", appUrl), cookies: cookiesOf(answer), answer };
}

const cookiesOf = ({ headers }: HttpAnswer) =>
  (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "").join("; ");

type Claimed = { claims: JWTPayload; nonce: string; signing: Signing };

/** The whole way, with the ID token that the provider then gives. */
async function signIn(idTokenOf: (good: Claimed) => Promise<string> | string, signedIn?: string): Promise<HttpAnswer> {
  const { provider, http } = world();
  const begun = await begin(signedIn);
  const { address } = begun;
  const cookies = [begun.cookies, signedIn ?? []].flat().join("; ");
  const nonce = address.searchParams.get("nonce") ?? "";
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: provider.issuer, sub: randomUUID(), aud: client.id, nonce, iat: now, exp: now + 300 };
  provider.idToken = await idTokenOf({ claims, nonce, signing: provider.signing });
  const query = new URLSearchParams({ code: randomUUID(), state: address.searchParams.get("state") ?? "" });
  return http.get(`/api/auth/callback/sso?${query}`, null, { cookie: cookies });
}

const sessionOf = (answer: HttpAnswer) => /(?:^|; )__Host-console-session=([\w-]+)/.exec(cookiesOf(answer))?.[1];

async function countSessions(): Promise<number> {
  const { db, close } = connect(world().server.databaseUrls.app, { max: 1 });
  try {
    return await db.$count(sessions);
  } finally {
    await close();
  }
}

test("a sign-in asks for a code with PKCE, state and nonce, redeems it as this client, and begins a session", async () => {
  const { provider, http } = world();
  const begun = await begin();
  const asked = begun.address.searchParams;
  expect(begun.address.href.startsWith(`${provider.issuer}/authorize?`)).toBe(true);
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: "code",
    client_id: client.id,
    redirect_uri: `${appUrl}/api/auth/callback/sso`,
    scope: "openid profile email",
    code_challenge_method: "S256",
  });
  const again = (await begin()).address.searchParams;
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(asked.get(name)?.length, name).toBeGreaterThanOrEqual(43);
    expect(again.get(name), name).not.toBe(asked.get(name));
  }
  const answer = await signIn(({ claims, signing }) => sign(claims, signing));
  expect([answer.status, answer.headers.location]).toEqual([302, `${appUrl}/profile`]);
  const redeemed = provider.asked.findLast(({ path }) => path === "/token");
  expect(redeemed?.form.get("code_verifier")?.length).toBeGreaterThanOrEqual(43);
  const basic = `Basic ${Buffer.from(`${client.id}:${client.secret.replaceAll(" ", "+")}`).toString("base64")}`;
  expect(redeemed?.authorization).toBe(basic);
  // By which the provider has to say when it last asked.
  expect([asked.get("prompt"), asked.get("max_age")], "nobody is asked again").toEqual([null, "31536000"]);
  const profile = await http.get("/profile", null, { cookie: `__Host-console-session=${sessionOf(answer)}` });
  expect(profile.status).toBe(200);
  expect(profile.body).toContain("Wanda Wander");
});

test("the code is redeemed with the verifier of the very challenge that was sent", async () => {
  const { provider, http } = world();
  const { address, cookies } = await begin();
  const query = new URLSearchParams({ code: "code", state: address.searchParams.get("state") ?? "" });
  await http.get(`/api/auth/callback/sso?${query}`, null, { cookie: cookies });
  const verifier = provider.asked.findLast(({ path }) => path === "/token")?.form.get("code_verifier") ?? "";
  expect(challengeOf(verifier)).toBe(address.searchParams.get("code_challenge"));
});

describe("nobody is signed in by an ID token", () => {
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const long = 3_600;
  const bad: [string, (good: Claimed) => Promise<string> | string][] = [
    ["without a signature", ({ claims }) => `${part({ alg: "none" })}.${part(claims)}.`],
    ["that somebody else has signed", ({ claims }) => sign(claims, { key: stranger, alg: "RS256" })],
    [
      "that was changed after it was signed",
      async ({ claims, signing }) => {
        const [header, , signature] = (await sign(claims, signing)).split(".");
        return `${header}.${part({ ...claims, sub: "somebody-else" })}.${signature}`;
      },
    ],
    [
      "that is signed with the client's secret",
      ({ claims }) => sign(claims, { key: Buffer.from(client.secret), alg: "HS256" }),
    ],
    ["for another client", ({ claims, signing }) => sign({ ...claims, aud: "another" }, signing)],
    ["of another issuer", ({ claims, signing }) => sign({ ...claims, iss: "https://evil.example" }, signing)],
    [
      "that has ended",
      ({ claims, signing }) =>
        sign({ ...claims, iat: (claims.iat ?? 0) - long, exp: (claims.exp ?? 0) - long }, signing),
    ],
    ["of another sign-in", ({ claims, signing }) => sign({ ...claims, nonce: randomUUID() }, signing)],
  ];

  test.each(bad)("%s", async (_, idTokenOf) => {
    const before = await countSessions();
    const answer = await signIn(idTokenOf);
    expect([answer.status, answer.headers.location]).toEqual([303, `${appUrl}/sign-in?from=%2Fprofile&problem=failed`]);
    expect(sessionOf(answer)).toBeUndefined();
    expect(await countSessions()).toBe(before);
  });
});

describe("signing in again", () => {
  const ageOf = (seconds: number) => (claims: JWTPayload) => ({ ...claims, auth_time: (claims.iat ?? 0) - seconds });
  const cookieOf = (answer: HttpAnswer) => `__Host-console-session=${sessionOf(answer)}`;
  const statusOf = async (cookie: string) => (await world().http.get("/profile", null, { cookie })).status;
  const again = async (changed: (claims: JWTPayload) => JWTPayload) => {
    const sub = randomUUID();
    const before = cookieOf(await signIn(({ claims, signing }) => sign({ ...claims, sub }, signing)));
    const answer = await signIn(({ claims, signing }) => sign(changed({ ...claims, sub }), signing), before);
    return { before, answer };
  };
  const expectNone = async (problem: string, words: string, { before, answer }: Awaited<ReturnType<typeof again>>) => {
    expect([answer.status, answer.headers.location]).toEqual([303, `${appUrl}/profile?problem=${problem}`]);
    expect(sessionOf(answer)).toBeUndefined();
    const page = await world().http.get(`/profile?problem=${problem}`, null, { cookie: before });
    expect([page.status, page.body]).toEqual([200, expect.stringContaining(words)]);
  };

  test("has the provider ask who somebody is, and ends their session only when another begins", async () => {
    const before = cookieOf(await signIn(({ claims, signing }) => sign(claims, signing)));
    const { address } = await begin(before);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ prompt: "login", max_age: "0" });
    expect(await statusOf(before)).toBe(200);
    const { answer, before: former } = await again(ageOf(5));
    expect([answer.status, answer.headers.location]).toEqual([302, `${appUrl}/profile?done=again`]);
    expect([await statusOf(former), await statusOf(cookieOf(answer))]).toEqual([307, 200]);
    const ordinary = await signIn(({ claims, signing }) => sign(ageOf(50_000)(claims), signing));
    expect(ordinary.headers.location, "an ordinary sign-in").toBe(`${appUrl}/profile`);
  });

  test.each([
    ["does not say when it asked", (claims: JWTPayload) => claims],
    ["asked an hour ago", ageOf(3_600)],
    ["asked some minutes before it was told to", ageOf(150)],
  ])("is refused in words where the provider %s; the session stays", async (_, changed) => {
    const sessionsBefore = await countSessions();
    await expectNone("not_asked", "did not ask you who you are", await again(changed));
    expect(await countSessions()).toBe(sessionsBefore + 1);
  });

  test("as somebody else is refused in words; the session stays", async () => {
    const sessionsBefore = await countSessions();
    const another = (claims: JWTPayload) => ageOf(5)({ ...claims, sub: randomUUID() });
    await expectNone("another", "Somebody else signed in at the identity provider", await again(another));
    expect(await countSessions()).toBe(sessionsBefore + 1);
  });

  test("that takes too long leads back to the profile, and says so", async () => {
    const before = cookieOf(await signIn(({ claims, signing }) => sign(claims, signing)));
    const kept = (await begin(before)).answer.headers["set-cookie"]?.find((one) => one.includes("-again=")) ?? "";
    expect(kept).toMatch(/; Max-Age=3600(;|$)/i);
    // The other cookies of the sign-in are gone by now.
    const cookie = `${kept.split(";")[0]}; ${before}`;
    const answer = await world().http.get("/api/auth/callback/sso?code=late&state=late", null, { cookie });
    await expectNone("stale", "You are signed in as before", { before, answer });
    const ended = await world().http.get("/profile?problem=ended", null, { cookie: before });
    expect([ended.status, ended.body.includes("Your session has ended")]).toEqual([200, false]);
  });

  test("or anew ends nothing where no session can begin", async () => {
    const sub = randomUUID();
    const before = cookieOf(await signIn(({ claims, signing }) => sign({ ...claims, sub }, signing)));
    const { pool, close } = connect(world().server.databaseUrls.owner, { max: 1 });
    try {
      await pool.query("alter table sessions add constraint none_begins check (false) not valid");
      const answer = await signIn(({ claims, signing }) => sign(ageOf(5)({ ...claims, sub }), signing), before);
      expect(answer.headers.location).toBe(`${appUrl}/profile?problem=failed`);
    } finally {
      await pool.query("alter table sessions drop constraint none_begins");
      await close();
    }
    expect(await statusOf(before)).toBe(200);
  });
});

test("metadata of another issuer, or from where the provider leads to, are not believed", async () => {
  const { provider } = world();
  const other = await startFakeProvider();
  try {
    provider.metadata = { issuer: other.issuer, authorization_endpoint: `${other.issuer}/authorize` };
    expect((await begin()).address.href).toMatch(/^https:\/\/console\.example\.com\/sign-in\?.*problem=failed/);
    provider.metadata = {};
    provider.elsewhere = `${other.issuer}/.well-known/openid-configuration`;
    expect((await begin()).address.href).toMatch(/^https:\/\/console\.example\.com\/sign-in\?.*problem=failed/);
    expect(other.asked).toEqual([]);
  } finally {
    provider.metadata = {};
    provider.elsewhere = null;
    await other.close();
  }
});

test("behind https every cookie is this host's alone, closed to scripts and kept from other sites, and browsers stay with https", async () => {
  const [begun, answer] = [await begin(), await signIn(({ claims, signing }) => sign(claims, signing))];
  const again = await begin(`__Host-console-session=${sessionOf(answer)}`);
  const set = [begun.answer, answer, again.answer].flatMap(({ headers }) => headers["set-cookie"] ?? []);
  const names = set.map((cookie) => cookie.split("=")[0]);
  expect(names).toEqual(expect.arrayContaining(["__Host-console-session", "__Host-console-again"]));
  for (const cookie of set) {
    expect(cookie).toMatch(/^__Host-console-/);
    for (const attribute of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) {
      expect(cookie.toLowerCase().split("; "), cookie).toContain(attribute.toLowerCase());
    }
    expect(cookie).not.toMatch(/; Domain=/i);
  }
  for (const { headers } of [begun.answer, answer]) {
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  }
});

test("a sign-in that fails and a post that is refused stand in the log with the number of their answer, and without a token", async () => {
  const { provider, server, http } = world();
  const failed = await signIn(({ claims, signing }) => sign({ ...claims, aud: "another" }, signing));
  const refused = await http.send("POST", "/sign-in", null, { origin: "https://evil.example" });
  expect(refused.status).toBe(403);
  for (const [{ headers }, words] of [
    [failed, "a sign-in did not succeed"],
    [refused, "a post was refused"],
  ] as const) {
    await expect
      .poll(() => linesOf(server.output()).filter(({ request }) => request === headers["x-request-id"]))
      .toMatchObject([{ level: 40, msg: words }]);
  }
  expect(server.output()).not.toContain(provider.idToken);
  expect(server.output()).not.toContain(client.secret);
});

type Line = { level: number; msg: string; request?: string };

const linesOf = (output: string) =>
  output.split("\n").flatMap((line) => (/^\{.*\}$/.test(line) ? [JSON.parse(line) as Line] : []));
