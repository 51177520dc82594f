import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { barriers, expect, idOf, noticeOf, statusOf, test } from "@/tests/support/journeys";

const newName = () => `Journey ${randomUUID().slice(0, 8)}`;

async function create(page: Page, name: string): Promise<string> {
  await page.goto("/mini-programs/new");
  await page.getByRole("radio", { name: "Native" }).check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

const status = (page: Page) => page.getByRole("status", { name: "Mini program status" });

test("a mini program is removed in two steps, deleted, restored, and everybody sees what is theirs to see", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  test.slow();
  const name = newName();
  await signInAs("tomas");
  const id = await create(page, name);

  await page.getByRole("link", { name: "Request removal" }).click();
  await expect(page.getByRole("heading", { name: "Request removal" })).toBeVisible();
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("main").getByRole("alert").getByText("The reason is needed.").first()).toBeVisible();
  await page.getByLabel("Reason").fill("Nobody opens it.");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByText("The request was sent.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Removal in review" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove mini program" })).toHaveCount(0);
  const [request] = await ask<{ number: string }>("select number from approval_requests where mini_program_id = $1", [
    id,
  ]);

  await signInAs("jonas");
  expect(await statusOf(context, `/mini-programs/${id}/removal`)).toBe(404);
  await page.goto("/notices");
  await expect(noticeOf(page, `Remove ${name} waits for review`).unread).toBeVisible();
  await noticeOf(page, `Remove ${name} waits for review`).open.click();
  await expect(page).toHaveURL(`/approvals/${request?.number}`);
  await page.getByRole("button", { name: "Approve" }).first().click();
  await expect.poll(() => stateOf(request?.number)).toBe("approved");
  await signInAs("mei");
  await page.goto("/notices");
  await expect(noticeOf(page, `Remove ${name} waits for review`).row).toBeVisible();
  await expect(noticeOf(page, `Remove ${name} waits for review`).unread).toHaveCount(0);

  await signInAs("tomas");
  await page.goto("/notices");
  await expect(noticeOf(page, `Remove ${name} was approved`).unread).toBeVisible();
  await page.goto(`/mini-programs/${id}/removal`);
  await expect(page.getByRole("link", { name: "Removal approved" })).toBeVisible();
  await page.getByLabel("Mini program name").fill("Journey");
  await page.getByRole("button", { name: "Remove mini program" }).click();
  await expect(page.getByText(`Type the name exactly as it is: ${name}`).first()).toBeVisible();
  await page.getByLabel("Mini program name").fill(name);
  await page.getByRole("button", { name: "Remove mini program" }).click();
  await expect(status(page)).toHaveText("Archived");

  await page.goto(`/mini-programs?q=${id}`);
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  await page.goto(`/mini-programs?q=${id}&status=archived`);
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  expect(await statusOf(context, `/mini-programs/${id}/information`)).toBe(200);

  await page.goto(`/mini-programs/${id}/removal`);
  await page.getByLabel("Mini program name").fill(name);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("status").getByText("The mini program was deleted.")).toBeVisible();
  for (const path of ["", "/information", "/removal"]) {
    expect(await statusOf(context, `/mini-programs/${id}${path}`), path).toBe(404);
  }

  await signInAs("amara");
  await page.goto(`/mini-programs?status=deleted&q=${id}`);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(status(page)).toHaveText("Deleted");
  await expect(page.getByRole("navigation", { name: "Mini program" })).toHaveCount(0);
  await expect(page.getByText(/^Deleted by Tomas Rivera on/)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.goto(`/mini-programs/${id}/members`);
  await expect(page).toHaveURL(`/mini-programs/${id}`);
  await page.getByRole("button", { name: "Restore mini program" }).click();
  await expect(status(page)).toHaveText("Archived");
  await expect(page.getByRole("status").filter({ hasText: "The mini program is restored." })).toBeVisible();

  await signInAs("tomas");
  await page.goto("/notices");
  await expect(noticeOf(page, `${name} was deleted`).row).toHaveCount(0);
  await noticeOf(page, `${name} was restored`).open.click();
  await expect(page).toHaveURL(`/mini-programs/${id}/information`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  async function stateOf(number = "0") {
    const [found] = await ask<{ state: string }>("select state from approval_requests where number = $1", [number]);
    return found?.state;
  }
});

test("whoever cannot remove it reads who can, and what stands under way leads to where it is decided", async ({
  page,
  signInAs,
  ask,
}) => {
  const morningCup = await idOf(ask, "Morning Cup");
  await signInAs("kofi");
  await page.goto(`/mini-programs/${morningCup}/information`);
  await expect(page.getByRole("link", { name: "Request removal" })).toHaveCount(0);
  await page.goto(`/mini-programs/${morningCup}/removal`);
  await expect(
    page.getByText(/^Only Workspace Admins and Developer Admins of this mini program can request/),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Send request" })).toHaveCount(0);

  await signInAs("tomas");
  await page.goto("/mini-programs");
  await page.getByRole("link", { name: "Removal approved" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ClinicLine" })).toBeVisible();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
  await page.getByRole("button", { name: "Give up removal" }).click();
  await expect(page.getByRole("dialog", { name: "Give up the removal of ClinicLine?" })).toBeVisible();
  await page.getByRole("button", { name: "Keep removal" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^#\d+$/ })
    .click();
  await expect(page).toHaveURL(/\/approvals\/\d+$/);
});

test("a Workspace Admin suspends and resumes it; its people read why, in the header and in the list", async ({
  page,
  signInAs,
}) => {
  const name = newName();
  await signInAs("priya");
  const id = await create(page, name);
  await expect(page.getByRole("button", { name: "Suspend" })).toHaveCount(0);

  await signInAs("amara");
  await page.goto(`/mini-programs/${id}/information`);
  await page.getByRole("button", { name: "Suspend" }).click();
  const dialog = page.getByRole("dialog", { name: `Suspend ${name}?` });
  await dialog.getByLabel("Why it is suspended").fill("It charges twice.");
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByText(/^Suspended by Amara Diallo on/)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "The mini program is suspended." })).toBeVisible();

  await signInAs("priya");
  await page.goto(`/mini-programs?q=${id}`);
  await expect(page.getByRole("table", { name: "Mini programs" }).getByText("Suspended")).toBeVisible();
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByText("It charges twice.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Resume" })).toHaveCount(0);

  await signInAs("amara");
  await page.goto(`/mini-programs/${id}/information`);
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("dialog").getByLabel("Why it is resumed").fill("Mended.");
  await page.getByRole("dialog").getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("button", { name: "Suspend" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "The mini program is resumed." })).toBeVisible();
  await expect(page.getByText("It charges twice.")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a removal is asked for, and a fault says what is wrong", async ({ page, signInAs, ask }) => {
    await signInAs("hana");
    const id = await create(page, newName());
    await page.goto(`/mini-programs/${id}/removal`);
    await page.getByLabel("Mini program name").fill("Something else");
    await page.getByRole("button", { name: "Delete for good" }).click();
    await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
    await page.getByLabel("Reason").fill("Not needed.");
    await page.getByRole("button", { name: "Send request" }).click();
    await expect(page.getByText("The request was sent.")).toBeVisible();
    expect(await ask("select ending from removals where mini_program_id = $1", [id])).toEqual([{ ending: null }]);
    await page.getByRole("button", { name: "Withdraw" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await ask("select ending from removals where mini_program_id = $1", [id])).toEqual([
      { ending: "withdrawn" },
    ]);
  });
});
