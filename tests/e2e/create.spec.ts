import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/journeys";
import { picture } from "@/tests/support/pictures";

const newName = () => `Journey ${randomUUID().slice(0, 8)}`;
const countOf = "select count(*)::int as count from mini_programs where name = $1";

async function fillBadly(page: Page, name: string, logo: { name: string; mimeType: string; buffer: Buffer }) {
  await page.getByRole("radio", { name: "HTML5" }).check();
  await page.getByRole("combobox", { name: "Workspace" }).selectOption({ label: "GreenBox" });
  await page.getByRole("combobox", { name: "Default language" }).selectOption("zh-CN");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Tagline").fill("x".repeat(31));
  await page.getByLabel("Description").fill("晨".repeat(101));
  await page.getByRole("group", { name: "Categories" }).locator("summary").click();
  await page.getByRole("checkbox", { name: "Cafe" }).check();
  await page.getByLabel("Keywords").fill("coffee, a keyword that is far too long");
  await page.getByLabel("Logo").setInputFiles(logo);
  await page.getByLabel("Service e-mail").fill("nobody");
  await page.getByLabel("Service phone").fill("12");
  await page.getByLabel("Entrance URL").fill("http://localhost/app");
}

const badFields = ["Tagline", "Description", "Keywords", "Service e-mail", "Service phone", "Entrance URL"];

test("creates a mini program from what is needed, and lands on what is still missing", async ({
  page,
  signInAs,
  ask,
}) => {
  const name = newName();
  await signInAs("priya");
  await page.goto("/mini-programs");
  await page.getByRole("link", { name: "Create mini program" }).click();
  await expect(page.getByRole("combobox", { name: "Workspace" })).toHaveText(/Morning Cup Co\./);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Logo").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: await picture("png", 256, 256),
  });
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/\/mini-programs\/\d{16}\/information/);
  await expect(page.getByText("A description of 20 units or more")).toBeVisible();
  await expect(page.getByText("A logo", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("status", { name: "Mini program status" })).toHaveText("Created");
  const entries = await ask(
    `select event from audit_entries join mini_programs on mini_programs.id = mini_program_id where name = $1`,
    [name],
  );
  expect(entries).toEqual([{ event: "mini_program.created" }]);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "before JavaScript has loaded", () => {
    test.use({ javaScriptEnabled });

    test("bad input gets a message beside each field, saves nothing and loses nothing", async ({
      page,
      signInAs,
      ask,
    }) => {
      const name = newName();
      await signInAs("amara");
      await page.goto("/mini-programs/new");
      await expect(page.getByText("needed for HTML5")).toBeVisible();
      const buffer = await picture("png", 128, 128);
      await fillBadly(page, name, { name: "good.png", mimeType: "image/png", buffer });
      await page.getByRole("button", { name: "Create" }).click();

      await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
      for (const field of badFields) {
        await expect(page.getByLabel(field), field).toHaveAttribute("aria-invalid", "true");
        await expect(page.getByLabel(field), field).toHaveAccessibleDescription(/\w/);
      }
      await expect(page.getByRole("radio", { name: "HTML5" })).toBeChecked();
      await expect(page.getByRole("combobox", { name: "Workspace" })).toHaveText(/GreenBox/);
      await expect(page.locator("select[name=workspace] option:checked")).toHaveText("GreenBox");
      await expect(page.locator("select[name=defaultLanguage]")).toHaveValue("zh-CN");
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
      await expect(page.getByLabel("Description")).toHaveValue("晨".repeat(101));
      await expect(page.locator("input[name=categories][value='food-drink/cafe']")).toBeChecked();
      await expect(page.locator("input[name=logoDraft]")).toHaveValue(/^[0-9a-f-]{36}$/);
      expect(await ask(countOf, [name])).toEqual([{ count: 0 }]);

      await page.getByLabel("Tagline").fill("Warm and near");
      await page.getByLabel("Description").fill("一家就在附近的小店，新鲜出炉。");
      await page.getByLabel("Keywords").fill("coffee");
      await page.getByLabel("Service e-mail").fill("help@shop.example.com");
      await page.getByLabel("Service phone").fill("");
      await page.getByLabel("Entrance URL").fill("https://shop.example.com/app");
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
      // All that the form asks for is there; the whitelist stands on another tab.
      const missing = page.getByRole("listitem").filter({ hasText: "on the H5 domain whitelist" });
      await expect(missing).toHaveText("shop.example.com on the H5 domain whitelist");
      await expect(missing.locator("xpath=..").getByRole("listitem")).toHaveCount(1);
      expect(await ask(countOf, [name])).toEqual([{ count: 1 }]);
    });

    test("an SVG named .png and a logo of 300 KiB are refused beside the field", async ({ page, signInAs }) => {
      await signInAs("priya");
      const logos: [Buffer, RegExp][] = [
        [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /not a picture that can be read/],
        [Buffer.alloc(300 * 1024, 7), /300 KiB; at most 256 KiB/],
      ];
      for (const [buffer, message] of logos) {
        await page.goto("/mini-programs/new");
        await page.getByLabel("Name", { exact: true }).fill(newName());
        await page.getByLabel("Logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
        await page.getByRole("button", { name: "Create" }).click();
        await expect(page.getByLabel("Logo")).toHaveAccessibleDescription(message);
      }
    });
  });
}

test("a photo of several megabytes is told beside the field before it is sent, and nothing is lost", async ({
  page,
  signInAs,
}) => {
  await signInAs("priya");
  await page.goto("/mini-programs/new");
  await page.getByLabel("Name", { exact: true }).fill("Journey kept");
  await page.getByLabel("Logo").setInputFiles({
    name: "photo.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.alloc(3 * 1024 * 1024, 7),
  });
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByLabel("Logo")).toHaveAccessibleDescription(/photo\.jpg has 3,072 KiB/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Journey kept");
});

test("a form that comes back by the back button and is filled in anew makes another one", async ({
  page,
  signInAs,
  ask,
}) => {
  const [first, second] = [newName(), newName()];
  await signInAs("priya");
  await page.goto("/mini-programs/new");
  const key = await page.locator("input[name=formKey]").inputValue();
  await page.getByLabel("Name", { exact: true }).fill(first);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: first })).toBeVisible();
  await page.goBack();
  await page.getByLabel("Name", { exact: true }).fill(second);
  await page.locator("input[name=formKey]").evaluate((field, used) => field.setAttribute("value", used), key);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(`This form has already made “${first}”`);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(second);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name: second })).toBeVisible();
  expect(await ask(countOf, [first])).toEqual([{ count: 1 }]);
});

test("the same form posted twice makes one, and leads to it both times", async ({ page, context, signInAs, ask }) => {
  const name = newName();
  await signInAs("priya");
  const second = await context.newPage();
  await page.goto("/mini-programs/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  const formKey = await page.locator("input[name=formKey]").inputValue();
  await second.goto("/mini-programs/new");
  await second.getByLabel("Name", { exact: true }).fill(name);
  await second.locator("input[name=formKey]").evaluate((field, key) => field.setAttribute("value", key), formKey);
  await Promise.all([page, second].map((one) => one.getByRole("button", { name: "Create" }).click()));
  await Promise.all([page, second].map((one) => one.waitForURL(/\/mini-programs\/\d{16}\/information/)));
  expect(new URL(page.url()).pathname).toBe(new URL(second.url()).pathname);
  expect(await ask(countOf, [name])).toEqual([{ count: 1 }]);
});

test("a session that ends in the middle loses nothing that was typed", async ({ page, context, signInAs }) => {
  await signInAs("priya");
  await page.goto("/mini-programs/new");
  await page.getByLabel("Name", { exact: true }).fill("Journey kept");
  await context.clearCookies();
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("You are signed out");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Journey kept");
});
