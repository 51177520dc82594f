import type { Page } from "@playwright/test";
import { endSession, expect, idOf, test } from "@/tests/support/journeys";
import { chooseAccount } from "@/tests/support/sign-in";
import { typedForms } from "@/tests/support/typed-forms";

test.describe.configure({ mode: "parallel" });

const alert = (page: Page) => page.getByRole("main").getByRole("alert");

test.describe("what was typed is not saved in the name of whoever has signed in in another tab since,", () => {
  for (const form of typedForms.filter(({ name }) => /^(editing its information|uploading a package)$/.test(name))) {
    test(`and stays: ${form.name}`, async ({ page, signInAs, ask, later }) => {
      await signInAs(form.subject);
      await page.goto(await form.path({ ask, later }));
      await form.type(page);
      await signInAs("amara");
      await form.send(page);
      await expect(alert(page)).toContainText("Amara Diallo has signed in in this browser");
      await form.isThere(page);
      await signInAs(form.subject);
      await form.send(page);
      await expect(form.done(page).first()).toBeVisible();
    });
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("neither is anything saved in the name of whoever has signed in since, however often it is sent", async ({
    page,
    signInAs,
    ask,
    later,
  }) => {
    const form = typedForms.find(({ name }) => name === "editing its information");
    if (!form) throw new Error("There is no such form.");
    await signInAs(form.subject);
    await page.goto(await form.path({ ask, later }));
    await form.type(page);
    await signInAs("amara");
    for (const time of ["once", "once more"]) {
      await form.send(page);
      await expect(alert(page), time).toContainText("Amara Diallo has signed in in this browser");
      await form.isThere(page);
    }
    await signInAs(form.subject);
    await form.send(page);
    await expect(form.done(page).first()).toBeVisible();
  });

  test("a form sent after the session's end leads to the sign-in, and from there to the form", async ({
    page,
    context,
    signInAs,
    ask,
    address,
  }) => {
    await signInAs("priya");
    await page.goto("/mini-programs/new");
    await page.getByLabel("Name", { exact: true }).fill("Never made");
    await endSession(context, ask, address);
    await page.getByRole("button", { name: "Create" }).click();
    await expect(alert(page)).toContainText("what you sent was not saved");
    await page.getByRole("button", { name: "Sign in with SSO" }).click();
    await chooseAccount(page, "Priya Nair");
    await expect(page).toHaveURL("/mini-programs/new");
    await expect(page.getByRole("button", { name: "Create" })).toBeVisible();
  });
});

test("what is typed before the page's scripts have come stays when they do, and is counted", async ({
  page,
  signInAs,
  ask,
}) => {
  await signInAs("priya");
  const path = `/mini-programs/${await idOf(ask, "Morning Cup")}/information/edit`;
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  const description = page.getByLabel("Description", { exact: true });
  await description.fill("Typed early");
  await page.getByLabel("Tagline", { exact: true }).fill("Early");
  const loaded = page.waitForEvent("load");
  letThrough();
  await loaded;
  await expect(page.getByText("5 / 30", { exact: true })).toBeVisible();
  await expect(description).toHaveValue("Typed early");
});
