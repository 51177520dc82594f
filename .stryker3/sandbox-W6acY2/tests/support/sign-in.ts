import type { Page } from "@playwright/test";

/** Through the real single sign-on: the console's button, then the account of this name at the demo identity provider. */
export async function signInAs(page: Page, name: string, path = "/mini-programs"): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "Sign in with SSO" }).click();
  await chooseAccount(page, name);
  await page.waitForURL((url) => url.pathname === new URL(path, url).pathname);
}

/** On the page of the demo identity provider. */
export async function chooseAccount(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
}
