import { expect, test, type APIRequestContext, type APIResponse } from "@playwright/test";
import { signInAs } from "@/tests/support/sign-in";

const form = { from: "/" };
const pages = [
  "/",
  "/mini-programs",
  "/mini-programs/new",
  "/mini-programs/1000000000000001/information",
  "/profile",
  "/audit",
];

test("every page sends whoever is not signed in to the sign-in, by its status", async ({ request }) => {
  for (const path of pages) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    const target = answer.headers()["location"] ?? "";
    expect(target, path).toMatch(path === "/" ? /^\/(mini-programs|sign-in\?from=)/ : /^\/sign-in\?from=%2F/);
  }
});

test("an address that is no page answers 404, an API in its own words", async ({ request }) => {
  for (const path of [
    "/nowhere",
    "/%",
    "/.env",
    "/.git/config",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/api/auth/signin/sso",
  ]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
  const unknown = await request.get("/api/nowhere");
  expect([unknown.status(), unknown.headers()["content-type"]]).toEqual([404, "application/json"]);
});

test("the process says that it lives, and that it is ready", async ({ request }) => {
  const health = await request.get("/api/health");
  expect([health.status(), await health.json()]).toEqual([200, { status: "ok" }]);
  const ready = await request.get("/api/ready");
  expect([ready.status(), await ready.json()]).toEqual([
    200,
    { status: "ok", checks: { database: "ok", migrations: "ok" } },
  ]);
});

test("every answer carries the headers that protect it: pages, redirects, files, APIs, refusals", async ({
  request,
}) => {
  const html = await (await request.get("/sign-in")).text();
  const file = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? "";
  expect(file).not.toBe("");
  const answers = [
    ...(await Promise.all(
      ["/sign-in", "/nowhere", "/api/health", "/api/nowhere", "/icon.svg", file].map((path) => request.get(path)),
    )),
    await request.get("/mini-programs", { maxRedirects: 0 }),
    await request.get("/api/auth/callback/sso", { maxRedirects: 0 }),
    await request.get("/_next/static/none.js"),
    await request.post("/sign-in", { multipart: form }),
  ];
  for (const answer of answers) {
    const headers = answer.headers();
    const where = `${answer.status()} ${answer.url()}`;
    expect(headers["content-security-policy"], where).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], where).toBe("nosniff");
    expect(headers["referrer-policy"], where).toBe("same-origin");
    expect(headers["permissions-policy"], where).toContain("camera=()");
    expect(headers["cross-origin-opener-policy"], where).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], where).toBe("same-origin");
    expect(headers["x-powered-by"], where).toBeUndefined();
  }
});

test("a page's policy allows no script but those of its own nonce, which is new each time", async ({ request }) => {
  const nonces = new Set<string>();
  for (let time = 0; time < 3; time += 1) {
    const answer = await request.get("/sign-in");
    const policy = answer.headers()["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? "";
    expect(scripts).not.toContain("unsafe");
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
    nonces.add(nonce);
    const tags = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(3);
});

test("nothing on a page is stopped by its policy", async ({ page }) => {
  const stopped: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) stopped.push(message.text());
  });
  await signInAs(page, "Amara Diallo");
  for (const path of [...pages, "/nowhere", "/sign-in"]) await page.goto(path);
  expect(stopped).toEqual([]);
});

test.describe("a post", () => {
  test("that does not come from a page of this console is refused with 403", async ({ request, baseURL }) => {
    for (const headers of [
      {},
      { origin: "null" },
      { origin: "https://evil.example" },
      { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
      { origin: `${baseURL}`, "sec-fetch-site": "cross-site" },
      { origin: `${baseURL}`, "sec-fetch-site": "same-site" },
    ]) {
      await expectRefused(await request.post("/sign-in", { multipart: form, headers }), 403);
    }
  });

  test("of another type is refused with 415, and one that is too long with 413", async ({ request, baseURL }) => {
    const headers = { origin: `${baseURL}` };
    await expectRefused(await request.post("/sign-in", { form, headers }), 415);
    await expectRefused(await request.post("/sign-in", { data: form, headers }), 415);
    const text = { ...headers, "content-type": "text/plain;charset=UTF-8" };
    await expectRefused(await request.post("/sign-in", { data: "[]", headers: text }), 415);
    const long = { from: "x".repeat(600 * 1024) };
    await expectRefused(await request.post("/sign-in", { multipart: long, headers }), 413);
  });

  test("that the framework cannot read never gives a stack trace", async ({ request, baseURL }) => {
    const headers = { origin: `${baseURL}`, "content-type": "multipart/form-data; boundary=x" };
    for (const data of [
      "hello",
      "--x\r\n",
      '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_0"\r\n\r\n\r\n--x--\r\n',
    ]) {
      const answer = await request.post("/sign-in", { data: Buffer.from(data), headers });
      expect(answer.status()).toBeGreaterThanOrEqual(400);
      expect(await answer.text()).not.toMatch(/node_modules|at .+:\d+:\d+/);
    }
  });

  test("of an action that this release does not know is told so", async ({ request, baseURL }) => {
    const headers = { origin: `${baseURL}`, "content-type": "text/plain;charset=UTF-8", "next-action": "0".repeat(42) };
    const answer = await request.post("/sign-in", { data: "[]", headers });
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
  });
});

test("methods that no page has are refused", async ({ request, baseURL }) => {
  const at = (method: string, own: boolean) => send(request, method, own ? `${baseURL}` : undefined);
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
    expect((await at(method, false)).status(), method).toBe(403);
    expect((await at(method, true)).status(), method).toBe(405);
  }
});

test("a refusal is a page of its own, with its status and without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, "Kofi Mensah");
  const refused = await page.goto("/mini-programs/new");
  expect(refused?.status()).toBe(403);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(/^Only .+ can create mini programs: .+/);
  const unknown = await page.goto("/mini-programs/1000000000000001/information");
  expect(unknown?.status()).toBe(404);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("does not exist, or you cannot see it");
  await context.close();
});

function send(request: APIRequestContext, method: string, origin: string | undefined): Promise<APIResponse> {
  return request.fetch("/sign-in", { method, headers: origin === undefined ? {} : { origin } });
}

async function expectRefused(answer: APIResponse, status: number): Promise<void> {
  expect(answer.status()).toBe(status);
  const text = await answer.text();
  expect(text).toContain('role="alert"');
  expect(text.length).toBeLessThan(1_000);
}
