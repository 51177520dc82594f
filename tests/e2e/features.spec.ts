import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { barriers, expect, idOf, noticeOf, statusOf, test } from "@/tests/support/journeys";

async function create(page: Page): Promise<{ id: string; name: string }> {
  const name = `Journey ${randomUUID().slice(0, 8)}`;
  await page.goto("/mini-programs/new");
  await page.getByRole("radio", { name: "Native" }).check();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return { id: new URL(page.url()).pathname.split("/")[2] ?? "", name };
}

const features = (page: Page) => page.getByRole("table", { name: "Features", exact: true });
const rowOf = (page: Page, feature: string) => features(page).getByRole("row").filter({ hasText: feature });

async function applyForPayment(page: Page, id: string, reason: string): Promise<string> {
  await page.goto(`/mini-programs/${id}/features`);
  await page.getByRole("button", { name: "Add feature" }).click();
  await page.getByRole("link", { name: "Apply for Payment" }).click();
  await expect(page.getByRole("table", { name: "JSAPIs" })).toContainText("tradePay");
  await page.getByLabel("Reason").fill(reason);
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByRole("status").getByText("You have applied for the feature.")).toBeVisible();
  const request = page
    .getByRole("table", { name: "In activation review" })
    .getByRole("link", { name: /^Request #\d+$/ });
  return (await request.innerText()).replace("Request #", "");
}

test("Payment is applied for, rejected with a reason, applied for again, approved by another, and added", async ({
  page,
  context,
  signInAs,
}) => {
  test.slow();
  await signInAs("priya");
  const { id, name } = await create(page);
  await page.goto(`/mini-programs/${id}/features`);
  await expect(page.getByText("No feature is added")).toBeVisible();
  const first = await applyForPayment(page, id, "Coffee is paid here.");
  // What is under way is said in the header, and leads there.
  await expect(page.getByRole("link", { name: "Payment in review" })).toHaveAttribute(
    "href",
    `/mini-programs/${id}/features`,
  );
  await expect(features(page)).toHaveCount(0);

  await page.goto(`/approvals/${first}`);
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("In review");
  await expect(page.getByText(/^Waits for /)).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await page.goto(`/approvals?tab=mine&q=${id}&category=feature_activation`);
  await expect(page.getByRole("link", { name: `Activate Payment for ${name}` })).toBeVisible();

  await signInAs("jonas");
  await page.goto(`/approvals/${first}`);
  await expect(page.getByRole("heading", { name: "Sensitive JSAPIs that it grants" })).toBeVisible();
  await expect(page.getByText("Coffee is paid here.")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel("Reason").fill("Say who receives the money.");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Rejected");
  // A Reviewer who is no member sees the snapshot and nothing else of it.
  for (const place of ["", "/information", "/members", "/features", "/features/payment", "/versions", "/removal"]) {
    expect(await statusOf(context, `/mini-programs/${id}${place}`), place).toBe(404);
  }
  await page.goto(`/mini-programs?q=${id}`);
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  await page.goto(`/mini-programs?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);

  await signInAs("priya");
  await page.goto("/notices");
  await noticeOf(page, `Activate Payment for ${name} was rejected`).open.click();
  await expect(page).toHaveURL(`/approvals/${first}`);
  await expect(page.getByText("Say who receives the money.")).toBeVisible();
  const second = await applyForPayment(page, id, "Coffee is paid here, to Morning Cup Co.");
  expect(second).not.toBe(first);

  await signInAs("mei");
  await page.goto("/notices");
  await noticeOf(page, `Activate Payment for ${name} waits for review`).open.first().click();
  await expect(page).toHaveURL(`/approvals/${second}`);
  await expect(page.getByRole("link", { name: `#${first}` })).toBeVisible();
  await page.getByRole("button", { name: "Approve" }).first().click();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");

  await signInAs("priya");
  await page.goto("/notices");
  await expect(noticeOf(page, `Activate Payment for ${name} was approved`).unread).toBeVisible();
  await page.goto(`/mini-programs/${id}/features`);
  await expect(rowOf(page, "Payment")).toContainText("Priya Nair");
  await expect(page.getByRole("link", { name: "Payment in review" })).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("direct features are added several together and deleted, after it is said what is lost", async ({
      page,
      signInAs,
      ask,
    }) => {
      await signInAs("hana");
      const { id } = await create(page);
      await page.goto(`/mini-programs/${id}/features`);
      await page.getByRole("button", { name: "Add feature" }).click();
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(
        page.getByRole("main").getByRole("alert").getByText("Choose at least one feature.").first(),
      ).toBeVisible();
      await page.getByRole("checkbox", { name: "Storage", exact: true }).check();
      await page.getByRole("checkbox", { name: "Network", exact: true }).check();
      await expect(page.getByRole("checkbox", { name: "Payment", exact: true })).toHaveCount(0);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(page.getByRole("status").getByText("The features were added.")).toBeVisible();
      await expect(features(page).getByRole("rowheader")).toHaveText(["Network", "Storage"]);

      await rowOf(page, "Storage").getByRole("button", { name: "Delete" }).click();
      const dialog = page.getByRole("dialog", { name: "Delete Storage from this mini program?" });
      await expect(dialog).toContainText("clearStorage, getStorage");
      await dialog.getByRole("button", { name: "Delete" }).click();
      await expect(page.getByRole("status").getByText("The feature was deleted from this mini program.")).toBeVisible();
      await expect(features(page).getByRole("rowheader")).toHaveText(["Network"]);

      await page.goto(`/mini-programs/${id}/features/storage`);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(page.getByRole("status").getByText("The feature was added.")).toBeVisible();
      const events = await ask<{ event: string }>(
        "select event from audit_entries where mini_program_id = $1 and event like 'feature.%' order by position",
        [id],
      );
      expect(events.map(({ event }) => event)).toEqual([
        "feature.added",
        "feature.added",
        "feature.deleted",
        "feature.added",
      ]);
    });

    test("a feature that needs activation is applied for with a reason", async ({ page, signInAs }) => {
      await signInAs("hana");
      const { id } = await create(page);
      await page.goto(`/mini-programs/${id}/features/payment`);
      await page.getByRole("link", { name: "Apply", exact: true }).click();
      await page.getByRole("button", { name: "Apply", exact: true }).click();
      await expect(page.getByRole("main").getByRole("alert").getByText("The reason is needed.").first()).toBeVisible();
      await page.getByLabel("Reason").fill("Vegetables are paid here.");
      await page.getByRole("button", { name: "Apply", exact: true }).click();
      await expect(page.getByRole("status").getByText("You have applied for the feature.")).toBeVisible();
      await page.goto(`/mini-programs/${id}/features/payment`);
      await expect(page.getByText(/Hana Kim has applied for it/)).toBeVisible();
      await expect(page.getByRole("link", { name: "Apply", exact: true })).toHaveCount(0);
    });
  });
}

test("a Developer sees the features and what they grant, and no way to change them", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  const id = await idOf(ask, "Morning Cup");
  await signInAs("kofi");
  await page.goto(`/mini-programs/${id}/features`);
  await expect(rowOf(page, "Payment")).toContainText("2 sensitive");
  await expect(page.getByRole("button", { name: "Add feature" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
  await features(page).getByRole("link", { name: "Payment", exact: true }).click();
  await expect(
    page.getByRole("table", { name: "JSAPIs" }).getByRole("row").filter({ hasText: "tradePay" }),
  ).toContainText("Sensitive");
  await expect(page.getByText(/^Added by Priya Nair/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
  expect(await statusOf(context, `/mini-programs/${id}/features?add=yes`)).toBe(403);
  expect(await statusOf(context, `/mini-programs/${id}/features/bluetooth?apply`)).toBe(403);
  expect(await statusOf(context, `/mini-programs/${id}/features/nothing-such`)).toBe(404);
});

test("nothing on these pages stands in anybody's way", async ({ page, signInAs, ask }) => {
  const id = await idOf(ask, "BrightBill");
  await signInAs("tomas");
  for (const place of ["features", "features?add=yes", "features/payment", "features/location?apply"]) {
    await page.goto(`/mini-programs/${id}/${place}`);
    expect(await barriers(page), place).toEqual([]);
  }
});
