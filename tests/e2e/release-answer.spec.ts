import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { placeOf } from "@/lib/release/decide";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { appServer, makeKey } from "@/tests/support/app-server";
import { barriers, expect, test } from "@/tests/support/journeys";
import { releaseWorld } from "@/tests/support/release-world";

const newName = () => `Gateway ${randomUUID().slice(0, 8)}`;
const rowOf = (page: Page, name: string) =>
  page.getByRole("table", { name: "Deployment keys" }).getByRole("row", { name });

test("the app's server asks with a key from the settings which version a user gets, until the key is revoked", async ({
  page,
  request,
  signInAs,
  address,
}) => {
  test.slow();
  const world = await releaseWorld();
  try {
    const { id, asLena } = world;
    const name = newName();
    await signInAs("amara");
    const key = await makeKey(page, name);
    expect(page.url()).not.toContain("mpk_");
    await expect(rowOf(page, name)).toContainText(`mpk_…${key.slice(-4)}`);
    await expect(rowOf(page, name)).toContainText("never used");
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("link", { name: "I have kept it" }).click();
    await expect(page.getByRole("button", { name: "Make a key" })).toBeVisible();
    await expect(page.getByText(key)).toHaveCount(0);

    const app = appServer(request, id, key);
    expect((await app.get()).status(), "nothing is live").toBe(404);
    await expect.poll(() => world.lastUseOf(name)).toBeInstanceOf(Date);

    await publishVersion(asLena, { id, number: "1.0.0", reason: "" });
    const first = await app.release("?user=someone");
    expect(first).toMatchObject({
      miniProgram: id,
      version: "1.0.0",
      state: "released",
      h5Domains: ["shop.example.com"],
    });
    expect(Date.now() - Date.parse(String(first["issuedAt"]))).toBeLessThan(60_000);

    const placed = (from: number, to: number) => {
      for (let at = 0; ; at += 1) {
        const place = placeOf(id, "1.1.0", `user-${at}`);
        if (place >= from && place < to) return `?user=user-${at}`;
      }
    };
    const [early, later, last] = [placed(0, 10), placed(10, 50), placed(50, 100)];
    const versionsNow = async () => [await app.version(early), await app.version(later), await app.version(last)];
    await startGrayscale(asLena, { id, number: "1.1.0", share: 10 });
    expect(await versionsNow()).toEqual(["1.1.0", "1.0.0", "1.0.0"]);
    expect(await app.version("?user=tester-1")).toBe("1.1.0");
    expect(await app.version()).toBe("1.0.0");
    await raiseShare(asLena, { id, number: "1.1.0", share: 50 });
    expect(await versionsNow()).toEqual(["1.1.0", "1.1.0", "1.0.0"]);
    await publishVersion(asLena, { id, number: "1.1.0", reason: "" });
    expect(await versionsNow()).toEqual(["1.1.0", "1.1.0", "1.1.0"]);
    await rollBack(asLena, { id, number: "1.0.0", reason: "It crashes." });
    expect(await versionsNow()).toEqual(["1.0.0", "1.0.0", "1.0.0"]);

    const { download, digest } = await app.release();
    expect(download).toBe(`${address}/api/v1/mini-programs/${id}/versions/1.0.0/package`);
    const headers = { authorization: `Bearer ${key}` };
    const file = await request.get(String(download), { headers });
    expect(file.status()).toBe(200);
    expect((await file.body()).equals(world.packages.first)).toBe(true);
    expect(file.headers()).toMatchObject({
      "content-length": String(world.packages.first.length),
      "content-disposition": `attachment; filename="${id}-1.0.0.zip"`,
      "content-security-policy": expect.stringMatching(/^sandbox/),
      "x-content-type-options": "nosniff",
      etag: `"${String(digest)}"`,
    });
    const known = { ...headers, "if-none-match": `"${String(digest)}"` };
    expect((await request.get(String(download), { headers: known })).status()).toBe(304);
    const head = await request.head(String(download), { headers });
    expect([head.status(), head.headers()["content-length"]]).toEqual([200, String(world.packages.first.length)]);
    expect((await request.get(String(download))).status()).toBe(401);

    await world.suspend();
    const suspended = await app.release("?user=tester-1");
    expect(Object.keys(suspended).sort()).toEqual(["h5Domains", "issuedAt", "miniProgram", "serverDomains", "state"]);
    expect(suspended["state"]).toBe("suspended");

    await page.reload();
    await rowOf(page, name).getByRole("button", { name: "Revoke" }).click();
    const dialog = page.getByRole("dialog", { name: `Revoke the key ${name}?` });
    await expect(dialog).toContainText("is refused at once");
    await dialog.getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByRole("status").filter({ hasText: "The key was revoked." })).toBeVisible();
    await expect(rowOf(page, name)).toContainText("Revoked");
    await expect(rowOf(page, name).getByRole("button", { name: "Revoke" })).toHaveCount(0);
    const refused = await app.get();
    expect([refused.status(), refused.headers()["www-authenticate"]]).toEqual([
      401,
      'Bearer realm="mini programs", error="invalid_token"',
    ]);
    expect((await request.get(String(download), { headers })).status()).toBe(401);
  } finally {
    await world.remove();
  }
});

test("an answer that is known is not sent again, and a question that cannot be read is refused in words", async ({
  page,
  request,
  signInAs,
}) => {
  const world = await releaseWorld();
  try {
    const { id, asLena } = world;
    await signInAs("amara");
    const key = await makeKey(page, newName());
    const app = appServer(request, id, key);
    await publishVersion(asLena, { id, number: "1.0.0", reason: "" });
    const answer = await app.get("?user=someone");
    const { etag = "", vary, "cache-control": caching } = answer.headers();
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect([caching, vary]).toEqual(["private, max-age=60", expect.stringContaining("Authorization")]);
    for (const names of [etag, `"other", W/${etag}`, "*"]) {
      const again = await app.get("?user=someone", { "if-none-match": names });
      expect([again.status(), again.headers()["etag"], (await again.body()).length]).toEqual([304, etag, 0]);
    }
    expect((await app.get("?user=tester-1", { "if-none-match": '"other"' })).status()).toBe(200);
    await publishVersion(asLena, { id, number: "1.1.0", reason: "" });
    const changed = await app.get("?user=someone", { "if-none-match": etag });
    expect(changed.status()).toBe(200);
    expect(changed.headers()["etag"]).not.toBe(etag);

    const bad = ["?user=", "?user=a%20b", `?user=${"a".repeat(65)}`, "?user=%00", "?user=a&user=b", "?usr=a"];
    for (const query of [...bad, "?version=1.0.0", "?user=a&version=1", "?user=%ff"]) {
      const refused = await app.get(query);
      expect(refused.status(), query).toBe(400);
      expect(await refused.json(), query).toEqual({ error: expect.stringMatching(/^Th(e|ere) .*parameter/) });
    }
    const unsigned = await request.get(app.path);
    expect([unsigned.status(), unsigned.headers()["www-authenticate"]]).toEqual([401, 'Bearer realm="mini programs"']);
    for (const sent of ["Basic eDp5", "Bearer", "Bearer mpk_x", "Bearer a b"]) {
      expect((await request.get(app.path, { headers: { authorization: sent } })).status(), sent).toBe(401);
    }
    for (const unknown of ["9000000000000001", "x", "%00", "..%2f"]) {
      const nowhere = await request.get(app.path.replace(id, unknown), {
        headers: { authorization: `Bearer ${key}` },
      });
      expect(nowhere.status(), unknown).toBe(404);
    }
  } finally {
    await world.remove();
  }
});

test("the keys to verify by are public, and hold nothing private", async ({ request }) => {
  const answer = await request.get("/.well-known/jwks.json");
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-type": "application/jwk-set+json",
    "cache-control": "public, max-age=300",
    "x-content-type-options": "nosniff",
  });
  const { keys } = (await answer.json()) as { keys: Record<string, unknown>[] };
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys) expect(Object.keys(key).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
});

test("without JavaScript a key is made, shown once, and revoked", async ({ browser, address, signInAs }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: address });
  await signInAs("amara", context);
  const page = await context.newPage();
  const name = newName();
  await page.goto("/settings");
  await page.getByRole("button", { name: "Make a key" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Name is needed.");
  const key = await makeKey(page, name);
  expect(page.url()).not.toContain("mpk_");
  await page.goto("/settings");
  expect(await page.content()).not.toContain(key);
  await rowOf(page, name).getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(rowOf(page, name)).toContainText("Revoked");
  await context.close();
});
