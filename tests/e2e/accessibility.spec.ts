import { barriers, expect, idOf, test } from "@/tests/support/journeys";

const modes = [
  { name: "light, wide", colorScheme: "light", width: 1280 },
  { name: "dark, wide", colorScheme: "dark", width: 1280 },
  { name: "light, 375 px", colorScheme: "light", width: 375 },
  { name: "dark, 320 px", colorScheme: "dark", width: 320 },
] as const;

for (const { name, colorScheme, width } of modes) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } });

    test("axe finds nothing on any page, and none is wider than the window", async ({ page, signInAs, ask }) => {
      test.slow();
      const seen = async (path: string) => {
        await page.goto(path);
        expect(await barriers(page), path).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, path).toBeLessThanOrEqual(0);
      };
      const id = await idOf(ask, "Morning Cup");
      await seen("/sign-in");
      await signInAs("amara");
      for (const path of [
        "/mini-programs",
        "/mini-programs?q=nothing+at+all",
        "/mini-programs/new",
        "/profile",
        "/notices",
        "/audit",
        "/workspaces",
        "/workspaces?q=nothing+at+all",
        "/workspaces/new",
        "/workspaces/groups",
        "/catalog/features",
        "/catalog/features/payment",
        "/catalog/features/payment/edit",
        "/catalog/features/new",
        "/catalog/jsapis",
        "/catalog/jsapis?q=nothing+at+all",
        "/catalog/jsapis/tradePay",
        "/catalog/jsapis/new",
      ]) {
        await seen(path);
      }
      const workspaces = await ask<{ id: string }>(
        "select id from workspaces where name in ('Harbor Pay', 'GreenBox')",
      );
      for (const { id } of workspaces) await seen(`/workspaces/${id}`);
      await seen(`/workspaces/${workspaces[0]?.id}/invite`);
      for (const { token } of await ask<{ token: string }>(
        "select token from invitations where email in ('ravi@morningcup.example', 'elena@citytransit.example')",
      )) {
        await seen(`/invitations/${token}`);
      }
      for (const tab of [
        "information",
        "information/edit?language=zh-CN",
        "versions",
        "members",
        "features",
        "features?add=yes",
        "features/payment",
        "features/bluetooth?apply",
        "qr-codes",
        "configuration",
      ]) {
        await seen(`/mini-programs/${id}/${tab}`);
      }
      for (const form of ["add=yes", "join"]) await seen(`/mini-programs/${id}/members?${form}`);
      for (const removal of [id, await idOf(ask, "ClinicLine"), await idOf(ask, "ParcelPin")]) {
        await seen(`/mini-programs/${removal}/removal`);
      }
      await seen("/mini-programs/1000000000000000");
      await signInAs("jonas");
      for (const path of ["/mini-programs", "/mini-programs/new", "/audit"]) await seen(path);
      await signInAs("noor");
      await seen("/mini-programs");
    });

    test("axe finds nothing on a refused form and in open menus", async ({ page, signInAs }) => {
      await signInAs("amara");
      await page.goto("/mini-programs/new");
      await page.getByRole("button", { name: "Create" }).click();
      await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole("group", { name: "Categories" }).locator("summary").click();
      expect(await barriers(page)).toEqual([]);
      await page.goto("/catalog/features/messaging");
      await page.getByRole("button", { name: "Delete feature" }).click();
      await expect(page.getByRole("dialog", { name: "Delete Messaging?" })).toBeVisible();
      expect(await barriers(page)).toEqual([]);
      await page.goto("/mini-programs");
      if (width < 768) await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("button", { name: "Account" }).last().click();
      await expect(page.getByRole("link", { name: "Profile" })).toBeVisible();
      expect(await barriers(page)).toEqual([]);
    });
  });
}

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
