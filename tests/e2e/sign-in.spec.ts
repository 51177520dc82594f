import type { Browser, Page } from "@playwright/test";
import { DEMO_ISSUER, demoPeople } from "@/db/demo/people";
import { sessionCookieName } from "@/lib/person/parts/session-cookie";
import { hashSessionToken, newSessionToken } from "@/lib/person/parts/session-token";
import { expectNoBarriers } from "@/tests/support/displays";
import { expect, test } from "@/tests/support/journeys";
import { chooseAccount, signInAs } from "@/tests/support/sign-in";

for (const { name, email } of demoPeople) {
  test(`${name} signs in through single sign-on and is known by name and e-mail`, async ({ page }) => {
    await signInAs(page, name, "/profile");
    await expect(page.getByRole("main")).toContainText(name);
    await expect(page.getByRole("main")).toContainText(email);
  });
}

test("whoever asks for a page comes to it after the sign-in", async ({ page }) => {
  await signInAs(page, "Amara Diallo", "/mini-programs?q=coffee");
  expect(new URL(page.url()).search).toBe("?q=coffee");
  await page.goto("/sign-in?from=%2Fprofile");
  await expect(page).toHaveURL(/\/profile$/);
});

test("a sign-in never leads to another site", async ({ page, baseURL }) => {
  for (const from of ["//evil.example", "https://evil.example/", "/\\evil.example", "/\t/evil.example"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?from=${encodeURIComponent(from)}`);
    await page.getByRole("button", { name: "Sign in with SSO" }).click();
    await chooseAccount(page, "Noor Aziz");
    await expect(page).toHaveURL(`${baseURL}/mini-programs`);
  }
});

for (const [name, title] of [
  ["Omar Haddad", "Your access to GreenBox is blocked"],
  ["Noor Aziz", "You do not belong to any workspace yet"],
] as const) {
  test(`${name} signs in, is told how things stand, and finds nothing else`, async ({ page }) => {
    await signInAs(page, name);
    await expect(page.getByRole("main")).toContainText(title);
    for (const [path, status] of [
      ["/", 200],
      ["/profile", 200],
      ["/mini-programs/1000000000000001", 404],
      ["/mini-programs/new", 403],
      ["/audit", 403],
    ] as const) {
      expect((await page.goto(path))?.status(), path).toBe(status);
    }
  });
}

test.describe("one browser, two people", () => {
  test("a second sign-in ends the first one's session and never adds to their identities", async ({ browser }) => {
    const context = await browser.newContext();
    const [first, second] = [await context.newPage(), await context.newPage()];
    await second.goto("/sign-in");
    await signInAs(first, "Priya Nair", "/profile");
    const priyas = await sessionCookie(first);
    await second.getByRole("button", { name: "Sign in with SSO" }).click();
    await chooseAccount(second, "Kofi Mensah");
    await expect(second).toHaveURL(/\/mini-programs$/);
    await expectPerson(second, "kofi@morningcup.example");
    await expectEnded(browser, priyas);
    await signOut(second);
    await signInAs(second, "Priya Nair", "/profile");
    await expectPerson(second, "priya@morningcup.example");
    await context.close();
  });

  test("a session that appears while a sign-in is under way ends when that sign-in succeeds", async ({ browser }) => {
    const [context, elsewhere] = [await browser.newContext(), await browser.newContext()];
    const [page, other] = [await context.newPage(), await elsewhere.newPage()];
    await signInAs(other, "Priya Nair", "/profile");
    const priyas = await sessionCookie(other);
    await page.goto("/profile");
    await page.getByRole("button", { name: "Sign in with SSO" }).click();
    await expect(page.getByRole("button", { name: /^Kofi Mensah/ })).toBeVisible();
    await context.addCookies([priyas]);
    await chooseAccount(page, "Kofi Mensah");
    await expect(page).toHaveURL(/\/profile$/);
    await expectPerson(page, "kofi@morningcup.example");
    await expectEnded(browser, priyas);
    await Promise.all([context.close(), elsewhere.close()]);
  });
});

test("signing out ends the session here and at the provider, and the next sign-in asks for the account again", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, "Mei Lin");
  const meis = await sessionCookie(page);
  await page.evaluate(() => window.sessionStorage.setItem("form-draft:/profile", '[["name", "typed", null]]'));
  await signOut(page);
  await expect(page.getByRole("status")).toHaveText("You are signed out.");
  await expect.poll(() => page.evaluate(() => window.sessionStorage.getItem("form-draft:/profile"))).toBeNull();
  await expectEnded(browser, meis);
  await page.goto("/mini-programs");
  await page.getByRole("button", { name: "Sign in with SSO" }).click();
  await expect(page.getByRole("heading", { name: "Choose an account" })).toBeVisible();
  await context.close();
});

test("whoever ends a session elsewhere long after their sign-in signs in again first, and goes on where they were", async ({
  page,
  ask,
}) => {
  const elsewhere = `192.0.2.${1 + Math.floor(Math.random() * 250)}`;
  await ask(
    `insert into sessions (token_hash, person_id, created_at, last_seen_at, idle_ends_at, ends_at, address)
     select $1, person_id, now(), now(), now() + interval '1 hour', now() + interval '1 hour', $2
     from identities where issuer = $3 and subject = 'lucia'`,
    [hashSessionToken(newSessionToken()), elsewhere, DEMO_ISSUER],
  );
  await signInAs(page, "Lucia Romano", "/profile");
  const there = page.getByRole("row", { name: new RegExp(elsewhere.replaceAll(".", "\\.")) });
  await expect(there.getByRole("button", { name: "End session" })).toBeEnabled();
  const { value } = await sessionCookie(page);
  await ask(
    `update sessions set created_at = now() - interval '11 minutes', authenticated_at = now() - interval '11 minutes'
     where token_hash = $1`,
    [hashSessionToken(value)],
  );

  // The page still shows what it knew.
  await there.getByRole("button", { name: "End session" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End session" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("sign in again first");
  await expect(there.getByRole("button", { name: "End session" })).toBeDisabled();
  await expectNoBarriers(page, "the profile of somebody who signed in long ago");
  await page.getByRole("button", { name: "Sign in again" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("canceled");
  await expectPerson(page, "lucia@citytransit.example");

  await page.getByRole("button", { name: "Sign in again" }).click();
  await chooseAccount(page, "Lucia Romano");
  await expect(page.getByText("You have signed in again.")).toBeVisible();
  const [session] = await ask<{ said: boolean }>(
    "select authenticated_at is not null as said from sessions where token_hash = $1",
    [hashSessionToken((await sessionCookie(page)).value)],
  );
  expect(session?.said, "the provider says when it asked").toBe(true);
  await there.getByRole("button", { name: "End session" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End session" }).click();
  await expect(page.getByText("You are signed out there.")).toBeVisible();
  await expect(there).toHaveCount(0);
});

test("whoever cancels at the provider is told so, can try again, and then is where they wanted", async ({ page }) => {
  await page.goto("/profile");
  await page.getByRole("button", { name: "Sign in with SSO" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("canceled");
  await page.getByRole("button", { name: "Sign in with SSO" }).click();
  await chooseAccount(page, "Jonas Weber");
  await expect(page).toHaveURL("/profile");
  await expectPerson(page, "jonas@harborpay.example");
});

test("a sign-in that was not begun in this browser is refused with the reason", async ({ page }) => {
  for (const query of ["code=stolen&state=made-up", "code=stolen", "error=server_error", ""]) {
    await page.goto(`/api/auth/callback/sso?${query}`);
    await expect(page).toHaveURL(/\/sign-in\?problem=stale$/);
    await expect(page.getByRole("main").getByRole("alert")).toContainText("another browser");
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in and out works under the real policy", async ({ page }) => {
    await signInAs(page, "Tomas Rivera", "/profile");
    await expectPerson(page, "tomas@harborpay.example");
    // The menu is the browser's own popover, which opens without scripts.
    await signOut(page);
    await expect(page.getByRole("status")).toHaveText("You are signed out.");
    expect((await page.goto("/profile"))?.url()).toContain("/sign-in?from=%2Fprofile");
  });
});

test.describe("the pages of the sign-in", () => {
  test("have nothing that axe finds, and are no wider than the window", async ({ page }) => {
    await page.goto("/sign-in?problem=unreachable");
    await expectNoBarriers(page, "the console's page");
    await page.getByRole("button", { name: "Sign in with SSO" }).click();
    await expect(page.getByRole("heading", { name: "Choose an account" })).toBeVisible();
    await expectNoBarriers(page, "the page of the identity provider");
  });

  test("are used with the keyboard alone", async ({ page }) => {
    await page.goto("/profile");
    await page.getByRole("button", { name: "Sign in with SSO" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Choose an account" })).toBeVisible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/profile$/);
    await expectPerson(page, "amara@harborpay.example");
  });
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(/\/sign-in\?state=signed-out$/);
}

async function sessionCookie(page: Page) {
  const name = sessionCookieName(new URL(page.url()).origin);
  const cookie = (await page.context().cookies()).find((candidate) => candidate.name === name);
  if (!cookie) throw new Error("There is no session cookie.");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  return cookie;
}

async function expectPerson(page: Page, email: string): Promise<void> {
  if (!page.url().endsWith("/profile")) await page.goto("/profile");
  await expect(page.getByRole("main")).toContainText(email);
}

/** In a browser that has nothing but this cookie. */
async function expectEnded(browser: Browser, cookie: Awaited<ReturnType<typeof sessionCookie>>): Promise<void> {
  const context = await browser.newContext();
  await context.addCookies([cookie]);
  const page = await context.newPage();
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/sign-in\?from=%2Fprofile&problem=ended$/);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Your session has ended");
  await context.close();
}
