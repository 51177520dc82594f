import { demoMiniPrograms } from "@/db/demo/mini-programs";
import { show } from "@/tests/support/displays";
import { gapsBesideFacts } from "@/tests/support/dots";
import { expect, idOf, test } from "@/tests/support/journeys";

const visibleTo: Record<string, string[]> = {
  amara: ["Morning Cup", "City Bus Pass", "GreenBox Market", "BrightBill", "ClinicLine", "FilmNight"],
  jonas: [],
  mei: [],
  tomas: ["BrightBill", "ClinicLine"],
  priya: ["Morning Cup", "FilmNight"],
  kofi: ["Morning Cup"],
  lucia: ["City Bus Pass"],
  sven: ["City Bus Pass"],
  hana: ["GreenBox Market"],
};

const demoNames = demoMiniPrograms.map(({ texts }) => texts.en.name);

test("each person sees exactly the mini programs that their roles give", async ({ page, signInAs }) => {
  for (const [subject, names] of Object.entries(visibleTo)) {
    await signInAs(subject);
    // Journeys that create run beside this one: a long page, so that what they make drives nothing off it.
    await page.goto("/mini-programs?size=100");
    await expect(page.getByRole("heading", { level: 1, name: "Mini programs" })).toBeVisible();
    const shown = page.getByRole("table", { name: "Mini programs" }).getByRole("rowheader").getByRole("link");
    for (const name of names) await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
    const demo = (await shown.allTextContents()).filter((name) => demoNames.includes(name));
    expect(demo.toSorted(), subject).toEqual(names.toSorted());
  }
});

test("those who belong to nothing are told how one gets in, and from whom", async ({ page, signInAs }) => {
  await signInAs("noor");
  await page.goto("/");
  await expect(page).toHaveURL("/mini-programs");
  await expect(page.getByText("You do not belong to any workspace yet")).toBeVisible();
  await expect(page.getByRole("link", { name: "Amara Diallo" })).toBeVisible();
  await signInAs("omar");
  await page.goto("/mini-programs");
  await expect(page.getByText(/^Your access to .+ is blocked$/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Hana Kim" })).toBeVisible();
});

test("one field finds by name in any language, by the beginning of the ID, and by creator", async ({
  page,
  signInAs,
  ask,
}) => {
  await signInAs("amara");
  const id = await idOf(ask, "City Bus Pass");
  const finds: [string, string][] = [
    ["bus p", "City Bus Pass"],
    ["公交", "City Bus Pass"],
    ["光", "Morning Cup"],
    ["kopi", "Morning Cup"],
    [id, "City Bus Pass"],
    [`${id.slice(0, 4)} ${id.slice(4, 8)} ${id.slice(8, 10)}`, "City Bus Pass"],
    ["hana@green", "GreenBox Market"],
    ["LUCIA", "City Bus Pass"],
  ];
  await page.goto("/mini-programs");
  const search = page.getByRole("searchbox", { name: "Search mini programs" });
  for (const [term, name] of finds) {
    await search.fill(term);
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === term);
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "ClinicLine" })).toHaveCount(0);
  }
  await search.fill(id.slice(3));
  await expect(page.getByText("No mini program matches")).toBeVisible();
});

test("filters stand in the address, survive the back button, and can be taken away", async ({ page, signInAs }) => {
  await signInAs("amara");
  await page.goto("/mini-programs?size=100");
  const status = page.getByRole("group", { name: "Status" });
  await status.getByRole("button").click();
  await status.getByRole("checkbox", { name: "Archived" }).check();
  await expect(page).toHaveURL(/status=archived/);
  await expect(page.getByRole("link", { name: "ParcelPin" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Morning Cup", exact: true })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("link", { name: "Morning Cup", exact: true })).toBeVisible();
  await page.goForward();
  await page.reload();
  await expect(page.getByRole("link", { name: "ParcelPin" })).toBeVisible();
  await page.getByRole("link", { name: "Remove the filter Status" }).click();
  await expect(page.getByRole("link", { name: "Morning Cup", exact: true })).toBeVisible();

  const search = page.getByRole("searchbox", { name: "Search mini programs" });
  await search.fill("Morning");
  await expect(page).toHaveURL(/q=Morning/);
  await page.goBack();
  await expect(page).not.toHaveURL(/q=Morning/);
  await expect(search, "which has the focus still").toHaveValue("");
  await page.goForward();
  await expect(search).toHaveValue("Morning");
});

test("the many choices of a filter come when it is opened, and say where they cannot", async ({ page, signInAs }) => {
  await signInAs("amara");
  await page.goto("/mini-programs");
  const workspace = page.getByRole("group", { name: "Workspace" });
  await page.route("**/workspace-choices", (route) => route.abort());
  await workspace.getByRole("button").click();
  await expect(workspace.getByText("The choices could not be loaded.")).toBeVisible();
  await page.unroute("**/workspace-choices");
  await workspace.getByRole("link", { name: "Show all" }).click();
  await expect(workspace.getByRole("checkbox", { name: "Harbor Pay" })).toBeVisible();
  await page.goto("/mini-programs");
  await workspace.getByRole("button").click();
  await workspace.getByRole("checkbox", { name: "City Transit" }).check();
  await expect(page).toHaveURL(/workspace=/);
  await expect(workspace.getByRole("button")).toContainText("Workspace: City Transit");
  await expect(page.getByRole("link", { name: "City Bus Pass" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Morning Cup", exact: true })).toHaveCount(0);
  await page.reload();
  await expect(workspace.getByRole("button")).toContainText("Workspace: City Transit");
  await workspace.getByRole("button").click();
  await expect(workspace.getByRole("checkbox", { name: "Harbor Pay" })).not.toBeChecked();
  await expect(workspace.getByRole("checkbox", { name: "City Transit" })).toBeChecked();
  await expect(page).toHaveURL(/workspace=/);
  await page.goto("/audit");
  const event = page.getByRole("group", { name: "Event" });
  await event.getByRole("button").click();
  await event.getByRole("checkbox", { name: "Signed in", exact: true }).check();
  await expect(page).toHaveURL(/event=/);
});

test("a stale or hostile address leads to a list, never to an error", async ({ context, signInAs }) => {
  await signInAs("amara");
  const queries = [
    "cursor=nonsense&size=7&sort=evil&direction=up",
    "status=nope&workspace=%00&type=&category=%F0%9F%98%80",
    `q=${"x".repeat(5000)}`,
    "q=%25%25__%5C&q=two",
    "status[]=released&__proto__=1&size=-1",
    `workspace=${"a".repeat(36)}&cursor=${"A".repeat(3000)}`,
  ];
  for (const query of queries) {
    const answer = await context.request.get(`/mini-programs?${query}`);
    expect(answer.status(), query).toBe(200);
  }
});

test("the list works before JavaScript has loaded", async ({ browser, address, context, signInAs }) => {
  await signInAs("amara");
  const plain = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  await plain.addCookies(await context.cookies());
  const page = await plain.newPage();
  await page.goto("/mini-programs");
  await page.getByRole("searchbox", { name: "Search mini programs" }).fill("tomas");
  await page.getByRole("searchbox", { name: "Search mini programs" }).press("Enter");
  await expect(page).toHaveURL(/q=tomas/);
  await expect(page.getByRole("link", { name: "BrightBill" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Morning Cup", exact: true })).toHaveCount(0);
  const category = page.getByRole("group", { name: "Category" });
  await page.goto("/mini-programs?category=food-drink%2Fcafe");
  await category.getByRole("button").click();
  await expect(category.getByRole("checkbox")).toHaveCount(1);
  await category.getByRole("link", { name: "Show all" }).click();
  await category.getByRole("checkbox", { name: "Transit" }).check();
  await category.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/category=food-drink%2Fcafe&category=travel-transport%2Ftransit/);
  await expect(page.getByRole("link", { name: "City Bus Pass" })).toBeVisible();
  await plain.close();
});

test("an ID is copied and said to be; where the browser has no clipboard, the button tells so", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs("priya");
  const id = await idOf(ask, "Morning Cup");
  await page.goto(`/mini-programs/${id}/qr-codes`);
  const copy = page.getByRole("button", { name: "Copy ID" });
  await copy.click();
  await expect(page.getByText("Copied ID", { exact: true })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);

  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await copy.click();
  await expect(copy).toHaveAttribute("title", /did not allow copying/);
});

test("on a phone dots stand between facts, and none where a line begins or ends", async ({ page, signInAs, ask }) => {
  await signInAs("amara");
  const id = await idOf(ask, "Morning Cup");
  for (const colorScheme of ["light", "dark"] as const) {
    await show(page, { colorScheme, width: 375 });
    for (const path of ["/mini-programs", `/mini-programs/${id}/information`, `/mini-programs/${id}/members`]) {
      await page.goto(path);
      const gaps = await gapsBesideFacts(page);
      const where = `${path}, ${colorScheme}`;
      expect(
        gaps.filter((gap) => gap.isDotted && gap.where === "at an end"),
        where,
      ).toEqual([]);
      const between = gaps.filter((gap) => gap.where === "between");
      expect(between.length, where).toBeGreaterThan(0);
      expect(
        between.filter((gap) => !gap.isDotted),
        where,
      ).toEqual([]);
    }
  }
});
