import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { connect } from "@/db/connect";
import type { Files } from "@/tests/lib/package/pack";
import { expect } from "./journeys";
import { completeInformation } from "./versions";

export type JourneyProgram = { id: string; name: string };

type Made = { type?: "Native" | "HTML5" };

/** A mini program of a journey's own, made by whoever is signed in; all that a submission asks of its information is there. */
export async function makeProgram(page: Page, { type = "Native" }: Made = {}): Promise<JourneyProgram> {
  const name = `Journey ${randomUUID().slice(0, 8)}`;
  await page.goto("/mini-programs/new");
  await page.getByRole("radio", { name: type }).check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  if (type === "HTML5") await page.getByLabel("Entrance URL").fill("https://shop.example.com/start");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";
  const { db, close } = connect(process.env["CONSOLE_DATABASE_URL"] ?? "", { max: 1 });
  await completeInformation(db, { id });
  await close();
  return { id, name };
}

/** A small mini program whose page does what is said. */
export const filesCalling = (body: string): Files => ({
  "app.json": '{"pages":["pages/index/index"]}',
  "app.js": "App({});\n",
  "pages/index/index.axml": "<view />\n",
  "pages/index/index.js": `Page({\n  onLoad() {\n    ${body}\n  },\n});\n`,
});

export const versionStatus = (page: Page) => page.getByRole("status", { name: "Version status" });

/** Uploads a package through the form and makes a version of it. */
export async function uploadVersion(page: Page, id: string, number: string, file: Buffer): Promise<void> {
  await page.goto(`/mini-programs/${id}/versions`);
  await page.getByRole("button", { name: "Upload version" }).click();
  await page.getByLabel("Version number").fill(number);
  await page.getByLabel("Package").setInputFiles({ name: "build.zip", mimeType: "application/zip", buffer: file });
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await page.getByRole("button", { name: "Create version" }).click();
  await expect(page.getByRole("heading", { level: 2, name: number })).toBeVisible();
  await expect(versionStatus(page)).toHaveText("Developing");
}

/** From the page of a version that nothing stands in the way of: asks for it, and answers with the request's number. */
export async function submitVersion(page: Page, note: string): Promise<string> {
  await page.getByRole("textbox", { name: "Release note" }).fill(note);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The release note was saved." })).toBeVisible();
  await page.getByRole("button", { name: "Submit for approval" }).click();
  await expect(versionStatus(page)).toHaveText("In review");
  const requests = page.getByRole("listitem").getByRole("link", { name: /^#\d+$/ });
  const numbers = (await requests.allInnerTexts()).map((text) => Number(text.slice(1)));
  return String(Math.max(...numbers));
}
