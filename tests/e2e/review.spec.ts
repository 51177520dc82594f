import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expectNoBarriers } from "@/tests/support/displays";
import { askForPublication, statesOfVersions } from "@/tests/support/journey-publication";
import { expect, statusOf, test } from "@/tests/support/journeys";

test("a Reviewer sees what a version changes, opens a changed file, downloads the package, and approves what was shown", async ({
  page,
  signInAs,
}) => {
  const { number, name, miniProgramId, digest } = await askForPublication();
  await signInAs("jonas");
  await page.goto(`/approvals?category=publish&q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name: `Publish ${name} 1.4.0` }).click();
  await expect(page.getByText("Compared with 1.2.0, which is released")).toBeVisible();
  const added = page.getByRole("listitem").filter({ hasText: "Added:" });
  await expect(added.filter({ hasText: "getPhoneNumber" })).toContainText("Sensitive");
  await expect(added.filter({ hasText: "https://cdn.stamps.example" })).toBeVisible();
  await expect(
    page.getByRole("listitem").filter({ hasText: "Gone:" }).filter({ hasText: "getAuthCode" }),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: "What the scan could not tell" })).toBeVisible();

  await page.getByRole("link", { name: "Open files" }).click();
  await expect(page.getByText("Against 1.2.0: 1 added, 1 changed, 1 gone, 3 as before.")).toBeVisible();
  await page.getByRole("link", { name: "pages/login/login.js" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Gone:" })).toContainText("my.getAuthCode");
  await expect(page.getByRole("row").filter({ hasText: "Added:" })).toContainText("my.getPhoneNumber");
  await page.getByRole("link", { name: /^Previous file/ }).click();
  await expect(page.getByText("// <script>alert(1)</script>")).toBeVisible();

  await page.goto(`/approvals/${number}`);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download package" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${miniProgramId}-1.4.0.zip`);
  const bytes = await readFile(await download.path());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest);
  const answer = await page.request.get(`/approvals/${number}/package`);
  expect(answer.headers()).toMatchObject({
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });

  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
  expect(await statesOfVersions(miniProgramId)).toEqual({ "1.2.0": "released", "1.4.0": "approved" });
});

test("its applicant reads what was asked for, and looks into nothing", async ({ page, context, signInAs }) => {
  const { number } = await askForPublication();
  await signInAs("priya");
  await page.goto(`/approvals/${number}`);
  await expect(page.getByRole("heading", { name: "What changes" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Version 1.4.0" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open files" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Download package" })).toHaveCount(0);
  expect(await statusOf(context, `/approvals/${number}/files`)).toBe(403);
  expect(await statusOf(context, `/approvals/${number}/package`)).toBe(403);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a file is opened, and a version approved on the digest that is shown", async ({ page, signInAs }) => {
    const { number, miniProgramId } = await askForPublication();
    await signInAs("mei");
    await page.goto(`/approvals/${number}/files`);
    await page.getByRole("link", { name: "lib/clipboard.js" }).click();
    await expect(page.getByRole("row").filter({ hasText: "my.getClipboard();" })).toBeVisible();
    await page.goto(`/approvals/${number}`);
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
    expect(await statesOfVersions(miniProgramId)).toMatchObject({ "1.4.0": "approved" });
  });
});

test("axe finds nothing on a review and its files, and none is wider than the window", async ({ page, signInAs }) => {
  const { number } = await askForPublication();
  await signInAs("jonas");
  const files = `/approvals/${number}/files`;
  for (const path of [`/approvals/${number}`, files, `${files}?file=pages%2Flogin%2Flogin.js`]) {
    await page.goto(path);
    await expectNoBarriers(page, path);
  }
});
