import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { barriers, expect, forgetWhose, idOf, statusOf, test } from "@/tests/support/journeys";

const suffix = () => randomBytes(4).toString("hex");

async function chooseJsapis(page: Page, ...names: string[]) {
  const group = page.getByRole("group", { name: "JSAPIs", exact: true });
  await group.locator("summary").click();
  for (const name of names) await group.getByRole("checkbox", { name, exact: true }).check();
}

async function createJsapi(page: Page, name: string) {
  await page.goto("/catalog/jsapis/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Description").fill("Made by a journey.");
  await page.getByRole("radio", { name: "Sensitive", exact: true }).check();
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function createFeature(page: Page, key: string, ...jsapis: string[]) {
  await page.goto("/catalog/features/new");
  await page.getByLabel("Name", { exact: true }).fill(`Journey ${key}`);
  await page.getByLabel("Key").fill(key);
  await page.getByLabel("Description").fill("Made by a journey.");
  await chooseJsapis(page, ...jsapis);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Journey ${key}` })).toBeVisible();
}

test("everyone with a role reads the catalog: features, what each grants, and what is sensitive", async ({
  page,
  signInAs,
}) => {
  await signInAs("kofi");
  await page.goto("/mini-programs");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Catalog" }).click();
  await expect(page).toHaveURL("/catalog/features");
  await expect(page.getByRole("link", { name: "Create feature" })).toHaveCount(0);
  const payment = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Payment", exact: true }) });
  await expect(payment).toContainText("Activation needed");
  await expect(payment).toContainText("2 sensitive");

  await page.getByRole("searchbox", { name: "Search features" }).fill("my.scan");
  await expect(page.getByRole("link", { name: "Payment", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Device", exact: true }).click();
  const granted = page.getByRole("table", { name: "JSAPIs" });
  await expect(granted.getByRole("row").filter({ hasText: "getClipboard" })).toContainText("Sensitive");
  await expect(page.getByRole("link", { name: "Edit feature" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete feature" })).toHaveCount(0);

  await granted.getByRole("link", { name: "scan", exact: true }).click();
  await expect(page.getByText("Opens the camera and reads a QR code or barcode.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Device" })).toBeVisible();

  await page.goto("/catalog/jsapis");
  await page.getByText("+ Sensitive").click();
  await expect(page).toHaveURL(/sensitive=1/);
  await expect(page.getByRole("link", { name: "tradePay" })).toBeVisible();
  await expect(page.getByRole("link", { name: "alert", exact: true })).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "before JavaScript has loaded", () => {
    test.use({ javaScriptEnabled });

    test("a JSAPI and a feature are made, edited and deleted, and their history tells it", async ({
      page,
      context,
      signInAs,
      ask,
    }) => {
      const id = suffix();
      const [jsapi, key] = [`journey${id}`, `journey-${id}`];
      await signInAs("tomas");
      await page.goto("/catalog/features/new");
      await page.getByLabel("Key").fill("Not a key");
      await page.getByLabel("Description").fill("Kept.");
      await page.getByRole("radio", { name: "Activation needed" }).check();
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByLabel("Key")).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel("Description")).toHaveValue("Kept.");
      await expect(page.getByRole("radio", { name: "Activation needed" })).toBeChecked();

      await createJsapi(page, jsapi);
      await createFeature(page, key, jsapi, "scan");
      await expect(page.getByRole("status").getByText("It is in the catalog now.")).toBeVisible();
      await page.getByRole("link", { name: "Edit feature" }).click();
      await page.getByLabel("Description").fill("Edited by a journey.");
      await page.getByRole("radio", { name: "Activation needed" }).check();
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status").getByText("Your changes are saved.")).toBeVisible();
      await expect(page.getByRole("listitem").filter({ hasText: "Access" })).toContainText(
        "Direct → Activation needed",
      );
      // Who creates and edits does not delete.
      await expect(page.getByRole("button", { name: "Delete feature" })).toHaveCount(0);

      await signInAs("amara");
      await page.goto(`/catalog/jsapis/${jsapi}`);
      await expect(page.getByRole("button", { name: "Delete JSAPI" })).toHaveAttribute("aria-disabled", "true");
      await page.goto(`/catalog/features/${key}`);
      await page.getByRole("button", { name: "Delete feature" }).click();
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      await expect(page.getByText(`${key} is gone.`)).toBeVisible();
      await page.goto(`/catalog/jsapis/${jsapi}`);
      await page.getByRole("button", { name: "Delete JSAPI" }).click();
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      await expect(page.getByText(`${jsapi} is gone.`)).toBeVisible();
      for (const path of [`features/${key}`, `features/${key}/edit`, `jsapis/${jsapi}`]) {
        expect(await statusOf(context, `/catalog/${path}`), path).toBe(404);
      }
      const trace = await ask<{ event: string }>(
        "select event from audit_entries where details->>'name' in ($1, $2) order by position",
        [jsapi, `Journey ${key}`],
      );
      expect(trace.map(({ event }) => event)).toEqual([
        "catalog.jsapi_created",
        "catalog.feature_created",
        "catalog.feature_edited",
        "catalog.feature_deleted",
        "catalog.jsapi_deleted",
      ]);
    });
  });
}

test("two editors of one feature: the second chooses between both texts, field by field", async ({
  page,
  signInAs,
  ask,
}) => {
  const key = `journey-${suffix()}`;
  await signInAs("tomas");
  await createFeature(page, key, "scan");
  await page.goto(`/catalog/features/${key}/edit`);
  await ask("update features set description = 'Meanwhile.', revision = 2 where key = $1", [key]);
  await ask(
    `insert into catalog_changes (kind, entry, act, revision, field, before, after, changed_by, changed_at)
     select 'feature', $1, 'edited', 2, 'description', '"Made by a journey."', '"Meanwhile."', person_id, now()
     from identities where subject = 'amara'`,
    [key],
  );
  await page.getByLabel("Name", { exact: true }).fill(`Renamed ${key}`);
  await page.getByLabel("Description").fill("Mine.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Amara Diallo saved changes while you were editing")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  // The other did not touch the name: only the description is asked about, with both texts.
  const differing = page.getByRole("group", { name: /^Amara Diallo saved something else/ });
  await expect(differing).toHaveText(/Mine\..*Meanwhile\./);
  await differing.getByRole("radio", { name: "Take what Amara Diallo saved" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Renamed ${key}` })).toBeVisible();
  const [saved] = await ask("select name, description, revision from features where key = $1", [key]);
  expect(saved).toEqual({ name: `Renamed ${key}`, description: "Meanwhile.", revision: 3 });
});

test("a feature in use names its mini programs before it is changed, and stays", async ({ page, signInAs, ask }) => {
  const key = `journey-${suffix()}`;
  await signInAs("amara");
  await createFeature(page, key, "scan");
  await ask(
    `insert into mini_program_features (mini_program_id, feature_key, added_by, created_at)
     select $1, $2, person_id, now() from identities where subject = 'priya'`,
    [await idOf(ask, "Morning Cup"), key],
  );
  try {
    await page.goto(`/catalog/features/${key}`);
    const closed = page.getByRole("button", { name: "Delete feature" });
    await expect(closed).toHaveAttribute("aria-disabled", "true");
    await expect(closed).toHaveAccessibleDescription("Mini programs have it: Morning Cup.");
    await page.getByRole("link", { name: "Edit feature" }).click();
    await expect(page.getByText("1 mini program has this feature")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "Morning Cup · Morning Cup Co." })).toBeVisible();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel("Description").fill("Edited while in use.");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status").getByText("Your changes are saved.")).toBeVisible();
  } finally {
    await ask("delete from mini_program_features where feature_key = $1", [key]);
  }
});

test("whoever may not change the catalog gets no form, and a refused post; whoever has no role sees nothing", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  for (const subject of ["jonas", "priya", "kofi"]) {
    await signInAs(subject);
    for (const path of ["features/new", "features/payment/edit", "jsapis/new", "jsapis/tradePay/edit"]) {
      expect(await statusOf(context, `/catalog/${path}`), `${subject} ${path}`).toBe(403);
    }
    expect(await statusOf(context, "/catalog/features/payment"), subject).toBe(200);
  }
  const name = `journey${suffix()}`;
  await signInAs("tomas");
  await page.goto("/catalog/jsapis/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await signInAs("priya");
  await forgetWhose(page);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(
    page.getByText(/^Only Workspace Admins and Workspace Developers can edit the catalog: Amara Diallo/),
  ).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  expect(await ask("select name from jsapis where name = $1", [name])).toEqual([]);

  for (const subject of ["noor", "omar"]) {
    await signInAs(subject);
    await page.goto("/mini-programs");
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Catalog" })).toHaveCount(0);
    for (const path of ["", "/features", "/jsapis", "/features/new"]) {
      expect(await statusOf(context, `/catalog${path}`), `${subject} ${path}`).toBe(403);
    }
    for (const path of ["/features/payment", "/jsapis/tradePay", "/features/no-such-one"]) {
      expect(await statusOf(context, `/catalog${path}`), `${subject} ${path}`).toBe(404);
    }
  }
});

test("a stale or hostile address leads to a list, never to an error", async ({ context, signInAs }) => {
  await signInAs("amara");
  for (const query of ["cursor=nonsense&size=7&direction=up", "q=%00%25&access=x", "deleted=../x&sensitive[]=1"]) {
    expect(await statusOf(context, `/catalog/features?${query}`), query).toBe(200);
    expect(await statusOf(context, `/catalog/jsapis?${query}`), query).toBe(200);
  }
  for (const path of ["features/%00", "features/Payment", "jsapis/a", "jsapis/%F0%9F%98%80"]) {
    expect(await statusOf(context, `/catalog/${path}`), path).toBe(404);
  }
  expect(await statusOf(context, "/catalog/features/payment?before=x&edited=1")).toBe(200);
});
