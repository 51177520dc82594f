import { displays, expectNoBarriers, show } from "@/tests/support/displays";
import { barriers, expect, idOf, test } from "@/tests/support/journeys";

// Each looks at some of the pages, so that they can be looked at side by side.
test.describe.configure({ mode: "parallel" });

test.describe("axe finds nothing, and nothing is wider than the window,", () => {
  test("on the lists and forms of a Workspace Admin", async ({ page, signInAs }) => {
    await signInAs("amara");
    for (const path of [
      "/mini-programs",
      "/mini-programs?q=nothing+at+all",
      "/mini-programs/new",
      "/mini-programs/1000000000000000",
      "/profile",
      "/notices",
      "/audit",
    ]) {
      await page.goto(path);
      await expectNoBarriers(page, path);
    }
  });

  test("on workspaces and invitations", async ({ page, signInAs, ask }) => {
    await page.goto("/sign-in");
    await expectNoBarriers(page, "/sign-in");
    await signInAs("amara");
    const workspaces = await ask<{ id: string }>("select id from workspaces where name in ('Harbor Pay', 'GreenBox')");
    const invitations = await ask<{ token: string }>(
      "select token from invitations where email in ('ravi@morningcup.example', 'elena@citytransit.example')",
    );
    for (const path of [
      "/workspaces",
      "/workspaces?q=nothing+at+all",
      "/workspaces/new",
      "/workspaces/groups",
      ...workspaces.map(({ id }) => `/workspaces/${id}`),
      `/workspaces/${workspaces[0]?.id}/invite`,
      ...invitations.map(({ token }) => `/invitations/${token}`),
    ]) {
      await page.goto(path);
      await expectNoBarriers(page, path);
    }
  });

  test("in the catalog", async ({ page, signInAs }) => {
    await signInAs("amara");
    for (const path of [
      "/catalog/features",
      "/catalog/features/payment",
      "/catalog/features/payment/edit",
      "/catalog/features/new",
      "/catalog/jsapis",
      "/catalog/jsapis?q=nothing+at+all",
      "/catalog/jsapis/tradePay",
      "/catalog/jsapis/new",
    ]) {
      await page.goto(path);
      await expectNoBarriers(page, path);
    }
  });

  test("on the tabs of a mini program", async ({ page, signInAs, ask }) => {
    await signInAs("amara");
    const id = await idOf(ask, "Morning Cup");
    for (const tab of [
      "information",
      "information/edit?language=zh-CN",
      "versions",
      "members",
      "members?add=yes",
      "members?join",
      "features",
      "features?add=yes",
      "features/payment",
      "features/bluetooth?apply",
      "qr-codes",
      "configuration",
    ]) {
      await page.goto(`/mini-programs/${id}/${tab}`);
      await expectNoBarriers(page, tab);
    }
    for (const name of ["Morning Cup", "ClinicLine", "ParcelPin"]) {
      await page.goto(`/mini-programs/${await idOf(ask, name)}/removal`);
      await expectNoBarriers(page, `the removal of ${name}`);
    }
  });

  test("on what those see who see less", async ({ page, signInAs }) => {
    for (const [subject, paths] of [
      ["jonas", ["/mini-programs", "/mini-programs/new", "/audit"]],
      ["noor", ["/mini-programs"]],
    ] as const) {
      await signInAs(subject);
      for (const path of paths) {
        await page.goto(path);
        await expectNoBarriers(page, `${path} of ${subject}`);
      }
    }
  });

  test("on a refused form and in a dialog", async ({ page, signInAs }) => {
    await signInAs("amara");
    await page.goto("/mini-programs/new");
    await page.getByRole("button", { name: "Create" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    await expectNoBarriers(page, "a refused form");
    await page.getByRole("group", { name: "Categories" }).locator("summary").click();
    await expectNoBarriers(page, "an open picker");
    await page.goto("/catalog/features/messaging");
    await page.getByRole("button", { name: "Delete feature" }).click();
    await expect(page.getByRole("dialog", { name: "Delete Messaging?" })).toBeVisible();
    await expectNoBarriers(page, "a dialog");
  });

  test("in open menus", async ({ page, signInAs }) => {
    await signInAs("amara");
    for (const display of displays) {
      await show(page, display);
      await page.goto("/mini-programs");
      if (display.width < 768) await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("button", { name: "Account" }).last().click();
      await expect(page.getByRole("link", { name: "Profile" })).toBeVisible();
      expect(await barriers(page), JSON.stringify(display)).toEqual([]);
    }
  });
});

test("a mini program is created by keyboard alone", async ({ page, signInAs }) => {
  await signInAs("priya");
  await page.goto("/mini-programs");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Export" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Create mini program" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Create mini program" })).toBeVisible();
  const name = page.getByLabel("Name", { exact: true });
  for (let steps = 0; steps < 30 && !(await name.evaluate((field) => field === document.activeElement)); steps++) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(`Journey ${Date.now() % 1_000_000} keys`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/mini-programs\/\d{16}\/information/);
});
