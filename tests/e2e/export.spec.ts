import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { barriers, expect, idOf, statusOf, test } from "@/tests/support/journeys";

/** Opens the menu, takes one of the two formats and reads the file. */
async function exported(page: Page, format: "CSV" | "JSON Lines"): Promise<{ name: string; text: string }> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: new RegExp(`^${format}`) }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("what a Developer Admin has searched for comes as a file, and nothing that is not theirs", async ({
  page,
  signInAs,
  ask,
}) => {
  await signInAs("priya");
  await page.goto("/mini-programs?q=morning+cup&sort=name");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "Export the mini programs" })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press("Escape");

  const { name, text } = await exported(page, "CSV");
  expect(name).toMatch(/^mini-programs-\d{4}-\d\d-\d\d\.csv$/);
  expect(text.startsWith("\uFEFFID,Name,Type,Status,")).toBe(true);
  expect(text).toContain(`${await idOf(ask, "Morning Cup")},Morning Cup,Native,Released`);
  await expect(page.getByRole("navigation", { name: "Export the mini programs" })).toBeHidden();

  const shown = await page.getByRole("table", { name: "Mini programs" }).getByRole("row").count();
  const found = (await exported(page, "JSON Lines")).text.trimEnd().split("\n");
  expect(found).toHaveLength(shown - 1);

  await page.goto("/mini-programs");
  const lines = (await exported(page, "JSON Lines")).text.trimEnd().split("\n");
  const names = lines.map((line) => (JSON.parse(line) as { name: string }).name);
  expect(names).toContain("Morning Cup");
  expect(names).not.toContain("City Bus Pass");
});

test("members and configuration are exported where they are seen, and each export stands in the audit log", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  const id = await idOf(ask, "Morning Cup");
  await signInAs("priya");
  await page.goto(`/mini-programs/${id}/members`);
  const members = await exported(page, "CSV");
  expect(members.name).toMatch(/^Morning Cup members-.*\.csv$/);
  expect(members.text).toContain("Kofi Mensah,kofi@morningcup.example,Developer");
  await page.goto(`/mini-programs/${id}/configuration`);
  expect((await exported(page, "CSV")).text).toContain("Client ID,Production,");

  await page.goto("/audit?event=export.made&miniProgram=" + id);
  await expect(page.getByRole("row").filter({ hasText: "exported data" }).first()).toContainText("Priya Nair");
  const log = await exported(page, "JSON Lines");
  expect(log.text.split("\n")[0]).toContain('"event":"export.made"');

  await signInAs("kofi");
  await page.goto(`/mini-programs/${id}/members`);
  await expect(page.getByRole("button", { name: "Export", exact: true })).toBeVisible();
  for (const [path, status] of [
    [`/mini-programs/${id}/members/export?format=csv`, 200],
    [`/mini-programs/${id}/members/export`, 400],
    [`/mini-programs/export?format=xlsx`, 400],
    [`/mini-programs/${id}/configuration/export?format=csv`, 403],
    ["/audit/export?format=csv", 403],
    ["/mini-programs/9000000000000001/members/export?format=csv", 404],
  ] as const) {
    expect(await statusOf(context, path), path).toBe(status);
  }
  await signInAs("noor");
  expect(await statusOf(context, "/mini-programs/export?format=csv")).toBe(403);
  await context.clearCookies();
  expect(await statusOf(context, "/mini-programs/export?format=csv")).toBe(401);
});

test("an export is a download that nobody keeps and no browser opens as a page", async ({ context, signInAs }) => {
  await signInAs("amara");
  const answer = await context.request.get("/mini-programs/export?format=csv");
  expect(answer.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": expect.stringMatching(/^attachment; filename="mini-programs-.*\.csv"; filename\*=UTF-8''/),
    "cache-control": "private, no-store",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the log is exported with its filters by the same links", async ({ page, signInAs }) => {
    await signInAs("amara");
    await page.goto("/audit?person=priya");
    const { text } = await exported(page, "CSV");
    const [head, ...rows] = text.trimEnd().split("\r\n");
    expect(head).toBe("\uFEFFPosition,Time,Who,What,On what,Mini program ID,Address,Event,Details");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.includes("Priya Nair"))).toBe(true);
  });
});
