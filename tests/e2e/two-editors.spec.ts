import type { Page } from "@playwright/test";
import { created, editing, save, saved } from "@/tests/support/information-pages";
import { expect, test } from "@/tests/support/journeys";
import { picture } from "@/tests/support/pictures";

test("of two logos and two choices of categories one is chosen too", async ({ page, context, signInAs, ask }) => {
  await signInAs("priya");
  const { id } = await created(page);
  const other = await context.newPage();
  const choose = async (page: Page, category: string, side: number) => {
    await page.goto(editing(id));
    await page.getByRole("group", { name: "Categories" }).locator("summary").click();
    await page.getByRole("checkbox", { name: category }).check();
    const buffer = await picture("png", side, side);
    await page.getByLabel("Logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
  };
  await choose(page, "Cafe", 100);
  await choose(other, "Parking", 110);
  await save(other);
  await saved(other);
  await save(page);
  const choices = page.getByRole("group", { name: /^You saved something else/ });
  await expect(choices).toHaveCount(2);
  await expect(choices.first()).toContainText("Parking");
  await expect(choices.last().locator("img")).toHaveCount(2);
  await choices.first().getByRole("radio", { name: "Keep mine" }).check();
  await choices
    .last()
    .getByRole("radio", { name: /^Take what/ })
    .check();
  await save(page);
  await saved(page);
  const [row] = await ask(
    "select p.categories, side from mini_programs p join logos on logos.id = logo_id where p.id = $1",
    [id],
  );
  expect(row).toEqual({ categories: ["food-drink/cafe"], side: 110 });
});

test("categories that somebody else has saved stay taken through a second conflict", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  await signInAs("priya");
  const { id } = await created(page);
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto(editing(id));
  await other.getByRole("group", { name: "Categories" }).locator("summary").click();
  await other.getByRole("checkbox", { name: "Parking" }).check();
  await other.getByLabel("Tagline").fill("Theirs");
  await save(other);
  await saved(other);
  await page.getByLabel("Tagline").fill("Mine");
  await save(page);
  await page.getByRole("radio", { name: "Keep mine" }).first().check();
  await other.goto(editing(id));
  await other.getByLabel("Keywords").fill("later");
  await save(other);
  await saved(other);
  await save(page);
  await expect(page.getByRole("group", { name: /^You saved something else/ })).toHaveCount(1);
  await expect(page.getByRole("group", { name: "Categories" }).locator("summary")).toHaveText("Parking");
  await save(page);
  await saved(page);
  const [row] = await ask("select categories from mini_programs where id = $1", [id]);
  expect(row).toEqual({ categories: ["travel-transport/parking"] });
});
