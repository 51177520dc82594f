import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { created, editing, said, save, saved } from "@/tests/support/information-pages";
import { barriers, expect, forgetWhose, idOf, statusOf, test } from "@/tests/support/journeys";
import { picture } from "@/tests/support/pictures";

type Ask = <Row extends object>(query: string, values?: unknown[]) => Promise<Row[]>;

const alertOf = (page: Page) => page.getByRole("main").getByRole("alert");

const textsOf = (ask: Ask, id: string, language = "en") =>
  ask<{ name: string; tagline: string }>(
    "select name, tagline from mini_program_texts where mini_program_id = $1 and language = $2",
    [id, language],
  );

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "before JavaScript has loaded", () => {
    test.use({ javaScriptEnabled });

    test("what is missing leads to where it is mended, and each change stands in the history", async ({
      page,
      signInAs,
    }) => {
      await signInAs("priya");
      const { id, name } = await created(page);
      await page.getByRole("link", { name: "A tagline" }).click();
      await page.waitForURL(/information\/edit/);
      await page.getByLabel("Tagline").fill("Warm and near");
      await page.getByLabel("Description").fill("Bread and coffee from the corner, ready when you come.");
      await page.getByLabel("Keywords").fill("coffee, bread");
      await page.getByRole("group", { name: "Categories" }).locator("summary").click();
      await page.getByRole("checkbox", { name: "Cafe" }).check();
      await page.getByLabel("Logo").setInputFiles({
        name: "logo.png",
        mimeType: "image/png",
        buffer: await picture("png", 128, 128),
      });
      await page.getByLabel("Service phone").fill("12");
      await save(page);
      await expect(page.getByLabel("Service phone")).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel("Tagline")).toHaveValue("Warm and near");
      await page.getByLabel("Service phone").fill("+65 6123 4567");
      await save(page);
      await saved(page);
      await expect(page).toHaveURL(new RegExp(`/mini-programs/${id}/information(\\?|$)`));
      await expect(page.getByText("Still missing before a first submission")).toHaveCount(0);
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
      const history = page.locator("#history");
      await expect(history).toContainText("Priya Nair");
      await expect(history).toContainText("Tagline in English (en)");
      await expect(history.locator("ins", { hasText: "Warm and near" })).toBeVisible();

      await page.getByRole("button", { name: "Edit information" }).click();
      await page.getByRole("checkbox", { name: "Remove the picture" }).check();
      await save(page);
      await expect(page.getByRole("link", { name: "A logo" })).toBeVisible();
      await page.getByRole("button", { name: "Edit information" }).click();
      await save(page);
      await said(page, "Nothing was changed, so nothing was saved.");
      await page.getByRole("button", { name: "Edit information" }).click();
      await page.getByLabel("Tagline").fill("Not to be kept");
      await page.getByRole("button", { name: "Cancel" }).click();
      await expect(page.getByText("Not to be kept")).toHaveCount(0);
    });

    test("of two editors the second sees both texts side by side and chooses field by field", async ({
      page,
      context,
      signInAs,
      ask,
    }) => {
      await signInAs("priya");
      const { id, name } = await created(page);
      const other = await context.newPage();
      await page.goto(editing(id));
      await other.goto(editing(id));
      await other.getByLabel("Tagline").fill("Theirs");
      await other.getByLabel("Keywords").fill("theirs, too");
      await other.getByLabel("Service e-mail").fill("theirs@shop.example.com");
      await save(other);
      await saved(other);

      await page.getByLabel("Tagline").fill("Mine");
      await page.getByLabel("Keywords").fill("mine");
      await save(page);
      await expect(alertOf(page)).toContainText("You saved changes in another window while you were editing");
      await expect(page.getByLabel("Tagline")).toHaveValue("Mine");
      const choices = page.getByRole("group", { name: /^You saved something else/ });
      await expect(choices).toHaveCount(3);
      await expect(choices.first()).toContainText("Theirs");
      if (javaScriptEnabled) expect(await barriers(page)).toEqual([]);
      // What was not touched takes what the other saved; of the rest one must be chosen.
      await expect(choices.nth(2).getByRole("radio", { name: /^Take what/ })).toBeChecked();
      await save(page);
      await expect(page.getByLabel("Tagline")).toHaveAccessibleDescription(/Choose which of both/);
      await choices.first().getByRole("radio", { name: "Keep mine" }).check();
      await choices
        .nth(1)
        .getByRole("radio", { name: /^Take what/ })
        .check();
      await save(page);
      await saved(page);
      const [row] = await ask(
        `select t.name, tagline, keywords, service_email from mini_program_texts t
         join mini_programs p on p.id = mini_program_id where p.id = $1`,
        [id],
      );
      const theirs = { keywords: ["theirs", "too"], service_email: "theirs@shop.example.com" };
      expect(row).toEqual({ name, tagline: "Mine", ...theirs });
    });
  });
}

test("Arabic with emoji is added, edited right to left, made the default, listed and searched; English is deleted", async ({
  page,
  signInAs,
}) => {
  await signInAs("priya");
  const { id } = await created(page);
  const name = `مقهى ${randomUUID().slice(0, 6)} ☕️`;
  await page.getByRole("button", { name: "Add language" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a language" });
  await dialog.getByRole("combobox", { name: "Language" }).selectOption("ar");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add language" }).click();
  await page.waitForURL(/information\/edit\?language=ar/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("dir", "rtl");
  await page.getByLabel("Tagline").fill("قهوة طازجة كل صباح 🌅");
  await save(page);
  await saved(page);
  const tagline = page.locator("[lang=ar][dir=rtl]", { hasText: "قهوة طازجة كل صباح 🌅" });
  await expect(tagline.first()).toBeVisible();

  await page.getByRole("button", { name: "Make default" }).click();
  await said(page, "Arabic (ar) is the default language now.");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto("/mini-programs");
  await page.getByRole("searchbox", { name: "Search mini programs" }).fill(name.slice(0, 8));
  await expect(page.getByRole("table", { name: "Mini programs" }).getByRole("link", { name })).toBeVisible();

  await page.goto(`/mini-programs/${id}/information?language=en`);
  await page.getByRole("button", { name: "Delete language" }).click();
  const confirm = page.getByRole("dialog", { name: "Delete English (en)?" });
  await confirm.getByRole("button", { name: "Delete language" }).click();
  await said(page, "The language was deleted.");
  await expect(page.getByRole("navigation", { name: "Languages" }).getByRole("link")).toHaveCount(1);
  await page.getByRole("button", { name: "Delete language" }).press("Enter");
  await expect(page.getByText("is the default language. Make another one the default first.")).toBeVisible();
});

test("leaving with unsaved changes asks, by a link, by the back button and by closing the page; Cancel does not", async ({
  page,
  signInAs,
}) => {
  await signInAs("priya");
  const { id } = await created(page);
  await page.getByRole("button", { name: "Edit information" }).click();
  await page.getByLabel("Tagline").fill("Half a thought");
  const asked: string[] = [];
  let answer = false;
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void (answer ? dialog.accept() : dialog.dismiss());
  });
  await page.getByRole("link", { name: "Versions" }).click();
  await expect.poll(() => asked).toEqual(["confirm"]);
  await page.evaluate(() => window.history.back());
  await expect.poll(() => asked).toEqual(["confirm", "confirm"]);
  await expect(page).toHaveURL(/information\/edit/);
  await expect(page.getByLabel("Tagline")).toHaveValue("Half a thought");
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["confirm", "confirm", "beforeunload"]);
  await expect(page.getByLabel("Tagline")).toHaveValue("Half a thought");
  answer = true;
  await page.evaluate(() => window.history.back());
  await page.waitForURL(new RegExp(`/mini-programs/${id}/information(\\?|$)`));
  await expect(page.getByRole("button", { name: "Edit information" })).toBeVisible();
  await page.getByRole("button", { name: "Edit information" }).click();
  await page.getByLabel("Tagline").fill("Another half");
  const before = asked.length;
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Edit information" })).toBeVisible();
  expect(asked).toHaveLength(before);
});

const signedInAs = async (context: BrowserContext, signInAs: (subject: string) => Promise<void>, subject: string) => {
  await context.clearCookies();
  await signInAs(subject);
};

test("a Developer reads and is refused every change, also by posting the form; others find nothing", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  const id = await idOf(ask, "Morning Cup");
  const before = await textsOf(ask, id);
  await signInAs("kofi");
  await page.goto(`/mini-programs/${id}/information`);
  await expect(page.locator("dd", { hasText: "Coffee ordered ahead" })).toBeVisible();
  for (const name of ["Edit information", "Add language", "Make default", "Delete language"]) {
    await expect(page.getByRole("button", { name }), name).toHaveCount(0);
  }
  expect(await statusOf(context, editing(id))).toBe(403);
  await page.goto(editing(id));
  await expect(alertOf(page)).toContainText(/Only Workspace Admins and Developer Admins .* can edit its information/);

  await signedInAs(context, signInAs, "priya");
  await page.goto(editing(id));
  await page.getByLabel("Tagline").fill("By somebody else");
  await signedInAs(context, signInAs, "kofi");
  await forgetWhose(page);
  await save(page);
  await expect(alertOf(page)).toContainText("can edit its information");
  await expect(page.getByLabel("Tagline")).toHaveValue("By somebody else");
  expect(await textsOf(ask, id)).toEqual(before);

  for (const subject of ["jonas", "hana"]) {
    await signedInAs(context, signInAs, subject);
    expect(await statusOf(context, `/mini-programs/${id}/information`)).toBe(404);
    expect(await statusOf(context, editing(id))).toBe(404);
  }
});

test("whoever is blocked while the form is open saves nothing more, and keeps on the screen what they typed", async ({
  page,
  signInAs,
  ask,
}) => {
  const subject = `journey-${randomUUID()}`;
  const [person] = await ask<{ id: string }>(
    "insert into people (name, email_verified, created_at) values ('Uma Unblocked', true, now()) returning id",
  );
  await ask("insert into identities values ('demo', $1, $2, now())", [subject, person?.id]);
  await ask(
    `insert into memberships (workspace_id, workspace_kind, person_id, role, status, created_at)
     select id, kind, $1, 'developer_admin', 'active', now() from workspaces where name = 'GreenBox'`,
    [person?.id],
  );
  await signInAs(subject);
  const { id, name } = await created(page);
  await page.goto(editing(id));
  await page.getByLabel("Tagline").fill("Just in time");
  await ask("update memberships set status = 'blocked' where person_id = $1", [person?.id]);
  await save(page);
  await expect(alertOf(page)).toBeVisible();
  await expect(page.getByLabel("Tagline")).toHaveValue("Just in time");
  expect(await textsOf(ask, id)).toEqual([{ name, tagline: "" }]);
});
