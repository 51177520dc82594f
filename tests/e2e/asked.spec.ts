import type { Locator } from "@playwright/test";
import { expect, idOf, openForm, test } from "@/tests/support/journeys";

test.describe.configure({ mode: "parallel" });

test("a question stands in the address while it is open, holds back whoever would lose what they typed, and is asked again by a page that is brought anew", async ({
  page,
  signInAs,
  ask,
}) => {
  await signInAs("amara");
  const here = `/mini-programs/${await idOf(ask, "Morning Cup")}/information?language=id`;
  await page.goto(here);
  const dialog = page.getByRole("dialog", { name: "Suspend Morning Cup?" });
  await expect(page.locator("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox").fill("It charges twice.");
  const question = page.waitForEvent("dialog");
  const reloaded = page.reload();
  expect((await question).type()).toBe("beforeunload");
  await (await question).accept();
  await reloaded;
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(here);
  await page.getByRole("button", { name: "Suspend" }).click();
  await dialog.getByRole("textbox").fill("It charges twice.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog.getByRole("textbox")).toHaveValue("It charges twice.");
  await page.keyboard.press("Escape");
  page.on("dialog", (question) => expect(question.message()).toBe("no question"));
  await page.getByRole("link", { name: "Versions" }).click();
  await expect(page).toHaveURL(/\/versions$/);
});

test("a question that was refused keeps its buttons in sight, and is asked anew without its refusal, with what was typed", async ({
  page,
  signInAs,
  ask,
}) => {
  await signInAs("amara");
  await page.goto(`/mini-programs/${await idOf(ask, "Morning Cup")}/information`);
  const suspend = page.getByRole("button", { name: "Suspend" });
  const dialog = page.getByRole("dialog", { name: "Suspend Morning Cup?" });
  const tooLong = "It charges twice. ".repeat(60);
  await suspend.click();
  await dialog.getByRole("textbox").fill(tooLong);
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  for (const size of smallWindows) {
    await page.setViewportSize(size);
    await expectButtonsInSight(dialog);
  }
  await page.keyboard.press("Escape");
  await suspend.click();
  await expect(dialog.getByRole("textbox")).toHaveValue(tooLong);
  await expect(dialog.getByRole("textbox")).not.toHaveAttribute("aria-invalid");
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
});

const smallWindows = [
  { width: 375, height: 400 },
  { width: 1280, height: 380 },
];

/** Though what the dialog says is longer than the window is high. */
async function expectButtonsInSight(dialog: Locator): Promise<void> {
  expect(await dialog.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeGreaterThan(0);
  await dialog.evaluate((box) => box.scrollTo(0, 0));
  await expect(dialog.getByRole("button", { name: "Suspend" })).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByText("Cancel").filter({ visible: true })).toBeInViewport({ ratio: 1 });
}

test("a form that nobody has touched is left without a question, a logo or not", async ({ page, signInAs, ask }) => {
  await signInAs("priya");
  await openForm(page, `/mini-programs/${await idOf(ask, "Morning Cup")}/information/edit`);
  await expect(page.getByRole("checkbox", { name: "Remove the picture" })).toBeVisible();
  page.on("dialog", (question) => expect(question.message()).toBe("no question"));
  await page.getByRole("link", { name: "Versions" }).click();
  await expect(page).toHaveURL(/\/versions$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a button leads to its question, on the page as it is, and away from it again", async ({
    page,
    signInAs,
    ask,
    address,
  }) => {
    await signInAs("amara");
    const here = `/mini-programs/${await idOf(ask, "Morning Cup")}/information?language=id`;
    await page.goto(here);
    await page.getByRole("button", { name: "Suspend" }).click();
    const dialog = page.getByRole("dialog", { name: "Suspend Morning Cup?" });
    await dialog.getByRole("button", { name: "Suspend" }).click();
    await expect(dialog.getByText("The reason is needed.").first()).toBeVisible();
    for (const size of smallWindows) {
      await page.setViewportSize(size);
      await expectButtonsInSight(dialog);
    }
    await dialog.getByRole("link", { name: "Cancel" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page).toHaveURL(here);

    const [bare] = here.split("?");
    await page.goto(`${bare}?done=saved`);
    await page.getByRole("button", { name: "Suspend" }).click();
    await dialog.getByRole("link", { name: "Cancel" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(page.url()).toBe(`${address}${bare}`);
  });
});
