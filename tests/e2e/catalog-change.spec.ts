import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { barriers, expect, holdSettings, idOf, statusOf, test } from "@/tests/support/journeys";

type Ask = <Row extends object>(query: string, values?: unknown[]) => Promise<Row[]>;

/** A feature of the journey's own that needs activation and that Morning Cup has. */
async function featureInUse(ask: Ask): Promise<{ key: string; name: string; remove: () => Promise<unknown> }> {
  const key = `journey-${randomBytes(4).toString("hex")}`;
  const name = `Journey ${key}`;
  await ask(
    `insert into features (key, name, name_key, sort_name, description, access, search_text, created_by, created_at)
     select $1, $2, lower($2), lower($2), 'Made by a journey.', 'activation', lower($2), person_id, now()
     from identities where subject = 'tomas'`,
    [key, name],
  );
  await ask("insert into feature_jsapis (feature_key, jsapi_name) values ($1, 'scan')", [key]);
  await ask(
    `insert into mini_program_features (mini_program_id, feature_key, added_by, created_at)
     select $1, $2, person_id, now() from identities where subject = 'priya'`,
    [await idOf(ask, "Morning Cup"), key],
  );
  return { key, name, remove: () => ask("delete from mini_program_features where feature_key = $1", [key]) };
}

async function openRequest(ask: Ask, key: string): Promise<number> {
  const [open] = await ask<{ number: string }>(
    "select number from approval_requests where subject = $1 and state = 'in_review'",
    [key],
  );
  return Number(open?.number);
}

async function askForDirectAccess(page: Page, key: string) {
  await page.goto(`/catalog/features/${key}/edit`);
  await page.getByRole("radio", { name: "Direct" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  const problem = page.getByRole("main").getByRole("alert");
  await expect(problem).toContainText(
    "Mini programs have this feature or have asked for it, so an approver decides this first.",
  );
  await page.getByRole("textbox", { name: "Reason" }).fill("Everyone asks for it, and nobody was ever refused.");
  await page.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The change was asked for." })).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "before JavaScript has loaded", () => {
    test.use({ javaScriptEnabled });

    test("a Workspace Developer asks to make a feature in use direct; a Reviewer approves, and it is direct", async ({
      page,
      signInAs,
      ask,
    }) => {
      const { key, name, remove } = await featureInUse(ask);
      try {
        await signInAs("tomas");
        await page.goto(`/catalog/features/${key}`);
        await page.getByRole("link", { name: "Edit feature" }).click();
        await expect(page.getByText("1 mini program has this feature")).toBeVisible();
        await expect(page.getByRole("listitem").filter({ hasText: "Morning Cup · Morning Cup Co." })).toBeVisible();
        await askForDirectAccess(page, key);
        await expect(page.getByRole("button", { name: "Edit feature" })).toHaveAttribute("aria-disabled", "true");
        const number = await openRequest(ask, key);

        // Another editor is kept out, and led to the request.
        await signInAs("amara");
        await page.goto(`/catalog/features/${key}/edit`);
        await expect(page.getByText("A change of this feature is in review")).toBeVisible();
        await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
        await page.getByRole("link", { name: `request #${number}` }).click();
        await expect(page.getByRole("status", { name: "Request status" })).toHaveText("In review");

        await signInAs("jonas");
        await page.goto(`/approvals?tab=waiting&category=catalog_change&q=%23${number}`);
        await page.getByRole("link", { name: `Change the feature ${name}` }).click();
        await expect(page.getByText("Everyone asks for it, and nobody was ever refused.")).toBeVisible();
        await expect(page.getByText("Morning Cup · Morning Cup Co.")).toBeVisible();
        if (javaScriptEnabled) expect(await barriers(page)).toEqual([]);
        await page.getByRole("button", { name: "Approve" }).click();
        await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");

        await page.goto(`/catalog/features/${key}`);
        const change = page.getByRole("listitem").filter({ hasText: "Access" });
        await expect(change).toContainText("Activation needed → Direct");
        await expect(change).toContainText("Tomas Rivera");
        await expect(change.getByRole("link", { name: `#${number}` })).toBeVisible();
        await expect(page.getByText("A change of this feature is in review")).toHaveCount(0);
      } finally {
        await remove();
      }
    });
  });
}

test("a sensitive JSAPI comes into a feature in use only by a request, which its applicant takes back", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  const { key, remove } = await featureInUse(ask);
  try {
    await signInAs("tomas");
    await page.goto(`/catalog/features/${key}/edit`);
    const group = page.getByRole("group", { name: "JSAPIs", exact: true });
    await group.locator("summary").click();
    await group.getByRole("checkbox", { name: "getLocation", exact: true }).check();
    await page.getByLabel("Description").fill("Finds the way.");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("getLocation is or was marked sensitive.");
    await page.getByRole("button", { name: "Send request" }).click();
    await expect(page.getByRole("textbox", { name: "Reason" })).toHaveAttribute("aria-invalid", "true");
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("textbox", { name: "Reason" }).fill("To find the way.");
    await page.getByRole("button", { name: "Send request" }).click();
    await expect(page.getByText("The change was asked for.")).toBeVisible();
    expect(await barriers(page)).toEqual([]);
    const number = await openRequest(ask, key);

    await signInAs("mei");
    await page.goto(`/approvals/${number}`);
    await expect(page.getByRole("heading", { name: "Sensitive JSAPIs that come" })).toBeVisible();
    await expect(page.getByText("Made by a journey.")).toBeVisible();
    await expect(page.getByText("Finds the way.")).toBeVisible();

    // Nobody else finds it.
    for (const subject of ["priya", "kofi"]) {
      await signInAs(subject);
      expect(await statusOf(context, `/approvals/${number}`), subject).toBe(404);
      await page.goto(`/catalog/features/${key}`);
      await expect(page.getByText("is in review")).toHaveCount(0);
    }

    await signInAs("tomas");
    await page.goto(`/catalog/features/${key}`);
    await page.getByRole("link", { name: `request #${number}` }).click();
    await page.getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Withdrawn");
    const [feature] = await ask("select description, revision from features where key = $1", [key]);
    expect(feature).toEqual({ description: "Made by a journey.", revision: 1 });
  } finally {
    await remove();
  }
});

test("whoever approves their own request, where nobody else can, says why, and it is marked everywhere", async ({
  page,
  signInAs,
  ask,
}) => {
  await holdSettings(ask);
  const { key, name, remove } = await featureInUse(ask);
  try {
    await signInAs("amara");
    await askForDirectAccess(page, key);
    const number = await openRequest(ask, key);
    await page.goto(`/approvals/${number}`);
    await expect(page.getByText(/^You asked for this yourself, so somebody else decides it/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Approve" })).toBeDisabled();

    // Of this request alone: the others who could decide it took part in it as well.
    await ask(
      `update approval_requests set involved = array(
         select person_id from memberships where workspace_kind = 'super_app' and role <> 'workspace_developer')
       where number = $1`,
      [number],
    );
    await page.reload();
    await expect(page.getByText("Nobody else can decide this.")).toBeVisible();
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByRole("textbox", { name: "Comment" })).toHaveAccessibleDescription(/Say why you approve/);
    await page.getByRole("textbox", { name: "Comment" }).fill("Nobody else is here this week.");
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
    await expect(page.getByText("Self-approved", { exact: true })).toBeVisible();
    await expect(page.getByText("Approved by Amara Diallo, alone")).toBeVisible();

    await page.goto(`/approvals?tab=mine&q=%23${number}`);
    const row = page.getByRole("row").filter({ hasText: `Change the feature ${name}` });
    await expect(row).toContainText("Self-approved");

    await page.goto("/audit?person=Amara&event=request.approved");
    const entry = page.getByRole("row").filter({ hasText: name });
    await expect(entry).toContainText("approved a request (self-approved)");
    await page.goto(`/catalog/features/${key}`);
    await expect(page.getByText("Direct", { exact: true }).first()).toBeVisible();
  } finally {
    await remove();
  }
});
