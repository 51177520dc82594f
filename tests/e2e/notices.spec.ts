import { journeyWorld, type JourneyWorld } from "@/tests/support/journey-world";
import { barriers, expect, noticeOf, statusOf, test } from "@/tests/support/journeys";

let world: JourneyWorld;
test.beforeEach(async () => {
  world = await journeyWorld();
});
test.afterEach(async () => world.remove());

type Ask = <Row extends object>(query: string, values?: unknown[]) => Promise<Row[]>;

/** Notices of this person about the journey's mini program, number 1 the oldest. */
const tell = (ask: Ask, person: { id: string }, count: number) =>
  ask(
    `insert into notices (person_id, title, body, href, created_at)
     select $1, 'Notice ' || number, 'Something happened.', '/mini-programs/' || $2, now() - interval '1 hour' * ($3 - number)
     from generate_series(1, $3::int) as number`,
    [person.id, world.miniProgramId, count],
  );

test("the bell says how many are unread; opening one leads to its place and marks it", async ({
  page,
  signInAs,
  ask,
}) => {
  const { lena } = world;
  await signInAs(lena.subject);
  await page.goto("/mini-programs");
  const bell = page.getByRole("link", { name: /^Notices/ });
  await expect(bell).toHaveAccessibleName("Notices");
  await bell.click();
  await expect(page.getByText("No notices yet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  expect(await barriers(page)).toEqual([]);

  await tell(ask, lena, 3);
  await page.reload();
  await expect(bell).toHaveAccessibleName("Notices, 3 unread");
  await expect(page.getByRole("list", { name: "Notices" }).getByRole("button").first()).toHaveText("Notice 3");
  expect(await barriers(page)).toEqual([]);
  await noticeOf(page, "Notice 2").open.click();
  await expect(page).toHaveURL(`/mini-programs/${world.miniProgramId}/information`);
  await expect(bell).toHaveAccessibleName("Notices, 2 unread");
  await page.goBack();
  await expect(noticeOf(page, "Notice 3").unread).toBeVisible();
  await expect(noticeOf(page, "Notice 2").unread).toHaveCount(0);

  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell).toHaveAccessibleName("Notices");
  await expect(page.getByText("Unread")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
});

test("a notice is opened by the keyboard, and one whose place is gone leads to the page that says so", async ({
  page,
  signInAs,
  ask,
}) => {
  const { nina } = world;
  await tell(ask, nina, 1);
  await signInAs(nina.subject);
  await page.goto("/notices");
  await noticeOf(page, "Notice 1").open.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByText("This does not exist, or you cannot see it.")).toBeVisible();
});

test("on a phone the bell stands in the bar, and older notices are pages away", async ({ page, signInAs, ask }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  const { lena } = world;
  await tell(ask, lena, 55);
  await signInAs(lena.subject);
  await page.goto("/mini-programs");
  await page.getByRole("banner").getByRole("link", { name: "Notices, 55 unread" }).click();
  await expect(noticeOf(page, "Notice 55").row).toBeVisible();
  await expect(noticeOf(page, "Notice 5").row).toHaveCount(0);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByRole("list", { name: "Notices" }).getByRole("listitem")).toHaveCount(5);
  await page.getByRole("link", { name: "Previous page" }).click();
  await expect(noticeOf(page, "Notice 55").row).toBeVisible();
});

test("whoever belongs to nothing has no bell and no notices", async ({ page, context, signInAs }) => {
  await signInAs("noor");
  await page.goto("/mini-programs");
  await expect(page.getByRole("link", { name: /^Notices/ })).toHaveCount(0);
  expect(await statusOf(context, "/notices")).toBe(403);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("notices are opened and marked all the same", async ({ page, signInAs, ask }) => {
    const { lena } = world;
    await tell(ask, lena, 3);
    await signInAs(lena.subject);
    await page.goto("/notices");
    await noticeOf(page, "Notice 1").open.click();
    await expect(page).toHaveURL(`/mini-programs/${world.miniProgramId}/information`);
    await page.getByRole("link", { name: "Notices, 2 unread" }).click();
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(page.getByText("Unread")).toHaveCount(0);
    await expect(page.getByRole("link", { name: /^Notices/ })).toHaveAccessibleName("Notices");
  });
});
