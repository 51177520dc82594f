import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect } from "./journeys";

/** A mini program of this test's own, by the one who is signed in. */
export async function created(page: Page): Promise<{ id: string; name: string }> {
  const name = `Told ${randomUUID().slice(0, 8)}`;
  await page.goto("/mini-programs/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/\/mini-programs\/\d{16}\/information/);
  return { id: new URL(page.url()).pathname.split("/")[2] ?? "", name };
}

export const editing = (id: string, language = "en") => `/mini-programs/${id}/information/edit?language=${language}`;
export const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();
export const said = (page: Page, words: string | RegExp) =>
  expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
export const saved = (page: Page) => said(page, "The changes were saved.");
