import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { zip } from "@/tests/lib/package/pack";
import { decodeQr } from "@/tests/support/decode-qr";
import { expectNoBarriers } from "@/tests/support/displays";
import { filesCalling, makeProgram, submitVersion, uploadVersion } from "@/tests/support/journey-program";
import { expect, idOf, test } from "@/tests/support/journeys";

const odd = "1 & 2 = 3 # 晨光 ☕ ?/+%";

async function newCode(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`/mini-programs/${id}/qr-codes`);
  await page.getByRole("button", { name: "New QR code" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("URL").fill("pages/index/index");
}

const contentOf = async (download: Download): Promise<Buffer> => readFile(await download.path());

async function saved(page: Page, link: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await contentOf(download) };
}

/** Follows a code's link as whoever scans it, without a session: the status, and the app's link that it leads to. */
async function scan(link: string): Promise<{ status: number; opens: string | null; text: string }> {
  const answer = await fetch(link, { redirect: "error" });
  const text = await answer.text();
  const [, opens = null] = /http-equiv="refresh" content="0;url=([^"]*)"/.exec(text) ?? [];
  return { status: answer.status, opens: opens?.replaceAll("&#38;", "&").replaceAll("&#39;", "'") ?? null, text };
}

const linkOf = async (page: Page): Promise<string> =>
  (await page.getByText(/^http:\/\/localhost:\d+\/q\/[\w-]{22}$/).innerText()).trim();

test("a code is drawn as it is typed, made, downloaded in every form, scanned, counted, and deleted", async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs("priya");
  const { id, name } = await makeProgram(page);
  await newCode(page, id, "Counter");
  // What is typed is drawn, and what is wrong is said while it is.
  await page.getByLabel("Parameter name").fill("table");
  await page.getByLabel("Parameter value").fill(odd);
  const drawn = page.getByRole("img", { name: "The link below as a QR code" });
  const query = encodeURIComponent(`table=${encodeURIComponent(odd)}`);
  const appLink = `harborpay://mini-program/${id}?page=pages%2Findex%2Findex&query=${query}`;
  await expect(page.getByText(appLink, { exact: true })).toBeVisible();
  const source = await drawn.getAttribute("src");
  expect(await decodeQr(Buffer.from(decodeURIComponent((source ?? "").replace(/^[^,]*,/, ""))))).toBe(appLink);
  await page.getByLabel("URL").fill("https://evil.example.com");
  await expect(page.getByText(/^This begins with a scheme/)).toBeVisible();
  await page.getByRole("button", { name: "Create" }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("This begins with a scheme");
  await expect(page.getByLabel("Parameter value")).toHaveValue(odd);
  await page.getByRole("button", { name: "Add parameter" }).click();
  await page.getByLabel("Parameter value").nth(1).fill("no name");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(alert).toContainText("The name is needed.");
  await expect(page.getByLabel("Parameter name").nth(1)).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Remove parameter 2" }).click();
  await page.getByLabel("URL").fill("pages/index/index");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Counter" })).toBeVisible();

  const link = await linkOf(page);
  for (const [button, ending] of [
    ["Download PNG", "512.png"],
    ["256 pixels", "256.png"],
    ["1,024 pixels", "1024.png"],
    ["Download SVG", ".svg"],
  ] as const) {
    const file = await saved(page, button);
    expect(file.name).toMatch(new RegExp(`^${name} - Counter.*${ending.replace(".", "\\.")}$`));
    expect(await decodeQr(file.content)).toBe(link);
  }
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await decodeQr(await page.getByRole("img", { name: "QR code: Counter" }).screenshot())).toBe(link);
  }

  expect(await scan(link)).toMatchObject({ status: 200, opens: appLink });
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("1 so far")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  // Whoever does not have the app sees the page behind the link.
  const stranger = await page.context().browser()?.newContext();
  const phone = await stranger?.newPage();
  if (!stranger || !phone) throw new Error("There is no browser.");
  await phone.goto(link);
  await expect(phone.getByRole("heading", { name })).toBeVisible();
  await expect(phone.getByRole("link", { name: /^Open in / })).toHaveAttribute("href", appLink);
  await stranger.close();

  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("It cannot be brought back.");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The QR code was deleted." })).toBeVisible();
  const gone = await scan(link);
  expect(gone).toMatchObject({ status: 410, opens: null });
  expect(gone.text).not.toContain(name);
  expect(await scan(link.replace(/.{22}$/, "x".repeat(22)))).toMatchObject({ status: 404, opens: null });
});

test("the default code leads to the newest version, is deleted and restored, and the preview code to its own version", async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs("priya");
  const { id } = await makeProgram(page);
  const codes = page.getByRole("table", { name: "QR codes" });
  await page.goto(`/mini-programs/${id}/qr-codes`);
  await codes.getByRole("link", { name: "Default code" }).click();
  const link = await linkOf(page);
  expect(await scan(link)).toMatchObject({ status: 200, opens: null });
  await uploadVersion(page, id, "1.0.0", await zip(filesCalling("")));
  const preview = await linkOf(page);
  const opens = `harborpay://mini-program/${id}?page=&query=&version=1.0.0`;
  expect(await scan(link)).toMatchObject({ status: 200, opens });
  expect(await scan(preview)).toMatchObject({ status: 200, opens });

  await page.goto(`/mini-programs/${id}/qr-codes`);
  await codes.getByRole("link", { name: "Default code" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("The default QR code is deleted")).toBeVisible();
  expect((await scan(link)).status).toBe(410);
  await page.getByRole("button", { name: "Restore default" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The default QR code is restored" })).toBeVisible();
  expect(await linkOf(page)).toBe(link);
  expect(await scan(link)).toMatchObject({ status: 200, opens });

  // Whoever decides gets the same preview code from the request, and each look is recorded.
  await page.goto(`/mini-programs/${id}/versions/1.0.0`);
  const number = await submitVersion(page, "The first one.");
  await signInAs("jonas");
  await page.goto(`/approvals/${number}`);
  await page.getByRole("link", { name: "Preview code" }).click();
  await expect(page.getByRole("img", { name: "Preview code of version 1.0.0" })).toBeVisible();
  expect(await linkOf(page)).toBe(preview);
  await page.goto(`/audit?action=request.inspected`);
  await expect(page.getByText("showed the preview code").first()).toBeAttached();
});

test("Developers have no QR Code tab, and are refused by its address too; without JavaScript a code is made all the same", async ({
  page,
  browser,
  signInAs,
}) => {
  test.slow();
  await signInAs("kofi");
  await page.goto("/mini-programs");
  await page.getByRole("link", { name: "Morning Cup" }).first().click();
  const tabs = page.getByRole("navigation", { name: "Mini program" });
  await expect(tabs.getByRole("link", { name: "Versions" })).toBeVisible();
  await expect(tabs.getByRole("link", { name: "QR Code" })).toHaveCount(0);
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";
  for (const path of ["qr-codes", "qr-codes/new", `qr-codes/${randomUUID()}`, "qr-codes/new/try?url=p"]) {
    const answer = await page.request.get(`/mini-programs/${id}/${path}`);
    expect([path, answer.status()]).toEqual([path, 403]);
  }

  await signInAs("priya");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: new URL(page.url()).origin,
  });
  const paper = await plain.newPage();
  await paper.goto(`/mini-programs/${id}/qr-codes/new`);
  await paper.getByLabel("Name", { exact: true }).fill("Without scripts");
  await paper.getByLabel("URL").fill("pages/../x");
  await paper.getByLabel("Parameter name").nth(1).fill("second");
  await paper.getByLabel("Parameter value").nth(1).fill("row");
  await paper.getByRole("button", { name: "Create" }).click();
  await expect(paper.getByRole("main").getByRole("alert")).toContainText("no “..”");
  await expect(paper.getByLabel("Parameter name").nth(1)).toHaveValue("second");
  await paper.getByLabel("URL").fill("pages/menu/menu");
  await paper.getByRole("button", { name: "Create" }).click();
  await expect(paper.getByRole("heading", { level: 2, name: "Without scripts" })).toBeVisible();
  await expect(paper.getByText("second row")).toBeVisible();
  await plain.close();
});

test("axe finds nothing on codes, their forms and what a scan leads to, in light and dark, wide and narrow", async ({
  page,
  signInAs,
  ask,
}) => {
  test.slow();
  await signInAs("priya");
  const id = await idOf(ask, "Morning Cup");
  const [code] = await ask<{ id: string; token: string }>(
    "select id, token from qr_codes where name = 'Counter at the station'",
  );
  for (const path of [`qr-codes`, `qr-codes/${code?.id}`, "versions/1.3.0"]) {
    await page.goto(`/mini-programs/${id}/${path}`);
    await expectNoBarriers(page, path);
  }
  await page.goto(`/mini-programs/${id}/qr-codes/new`);
  await page.getByLabel("URL").fill("pages/none/none");
  await expect(page.getByText(/has no page pages\/none\/none/)).toBeVisible();
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expectNoBarriers(page, "a refused form");
  for (const token of [code?.token, "x".repeat(22)]) {
    await page.goto(`/q/${token}`);
    await expectNoBarriers(page, `a scan of ${token}`);
  }
});
