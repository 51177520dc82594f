import { expect, forgetWhose, statusOf, test as base } from "@/tests/support/journeys";
import { journeyWorld, type JourneyWorld } from "@/tests/support/journey-world";

const test = base.extend<{ world: JourneyWorld; members: string }>({
  world: async ({}, use) => {
    const world = await journeyWorld();
    await use(world);
    await world.remove();
  },
  members: async ({ world }, use) => use(`/mini-programs/${world.miniProgramId}/members`),
});

test("several people are searched, chosen and added at once, one is made Developer Admin, and one is out with their next click", async ({
  page,
  browser,
  world,
  members,
  signInAs,
}) => {
  await signInAs(world.lena.subject);
  await page.goto(members);
  await page.getByRole("button", { name: "Add member" }).click();
  const search = page.getByRole("searchbox", { name: "Search people" });
  await search.fill("ils");
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  await page.getByRole("checkbox", { name: world.nils.name }).check();
  await search.fill("nina");
  await page.getByRole("checkbox", { name: world.nina.name }).check();
  await expect(page.getByRole("checkbox", { name: world.nils.name })).toBeChecked();
  await page.getByRole("combobox", { name: "Role" }).selectOption("Developer");
  await page.getByRole("button", { name: "Add member" }).click();
  await expect(page.getByRole("main").getByRole("status").getByText("The members were added.")).toBeVisible();

  const table = page.getByRole("table", { name: "Members" });
  const row = (name: "nina" | "nils") => table.getByRole("row").filter({ hasText: world[name].name });
  await row("nina").getByRole("combobox", { name: "Role" }).selectOption("Developer Admin");
  await row("nina").getByRole("button", { name: "Save role" }).click();
  await expect(page.getByText("The role was changed.")).toBeVisible();
  await expect(row("nina").getByRole("combobox", { name: "Role" })).toHaveValue("developer_admin");

  const other = await browser.newContext();
  try {
    await signInAs(world.nils.subject, other);
    const window = await other.newPage();
    await window.goto(members);
    await window.getByRole("button", { name: "Leave" }).click();

    await row("nils").getByRole("button", { name: "Remove" }).click();
    const asked = page.getByRole("dialog", { name: `Remove ${world.nils.name}?` });
    await expect(asked).toContainText("Their access ends with their next click.");
    // A question that is closed while its answer is under way does not hold that back.
    let goOn: (() => void) | undefined;
    await page.route("**", async (route) => {
      if (route.request().method() === "POST") await new Promise<void>((resolve) => (goOn = resolve));
      await route.continue();
    });
    await asked.getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => goOn).toBeDefined();
    await page.keyboard.press("Escape");
    await expect(asked).toBeHidden();
    goOn?.();
    await expect(page.getByText(/^The member was removed/)).toBeVisible();
    await page.unroute("**");
    await expect(row("nils")).toHaveCount(0);
    await page.goBack();
    await expect(page.getByRole("table", { name: "Members" })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.goForward();

    await window.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await expect(window.getByRole("dialog").getByRole("alert")).toContainText("This does not exist");
    expect((await window.reload())?.status()).toBe(404);
  } finally {
    await other.close();
  }
});

test("the last Developer Admin cannot leave, also not by a form that was open before, and somebody else may", async ({
  page,
  world,
  members,
  signInAs,
  ask,
}) => {
  await signInAs(world.lena.subject);
  await page.goto(members);
  const leave = page.getByRole("button", { name: "Leave" });
  await expect(leave).toBeDisabled();
  await leave.press("Enter");
  await expect(page.getByText(/^You are the last Developer Admin of this mini program/)).toBeVisible();

  const makeDev = (role: string) =>
    ask("update mini_program_members set role = $1 where person_id = $2", [role, world.dev.id]);
  await makeDev("developer_admin");
  await page.goto(members);
  await leave.click();
  await makeDev("developer");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Leave" }).click();
  await expect(dialog.getByRole("alert")).toContainText("would be left without an active Developer Admin");

  await signInAs(world.dev.subject);
  await page.goto(members);
  await leave.click();
  await expect(dialog).toContainText("Your access ends at once");
  await dialog.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("You have left the mini program.")).toBeVisible();
  await expect(page).toHaveURL("/mini-programs");
  expect((await page.goto(members))?.status()).toBe(404);
});

test("a Workspace Admin joins with a reason that the members see, and may then change the configuration", async ({
  page,
  world,
  members,
  signInAs,
}) => {
  await signInAs("amara");
  await page.goto(members);
  const onDesk = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 375, height: 667 });
  const acts = page.getByRole("main").getByRole("button", { name: /^(Export|Join as Developer Admin|Add member)$/ });
  const heights = await acts.evaluateAll((buttons) => buttons.map((button) => button.clientHeight));
  expect(heights).toHaveLength(3);
  expect(new Set(heights).size).toBe(1);
  await page.setViewportSize(onDesk);
  await page.getByRole("button", { name: "Join as Developer Admin" }).click();
  const join = page.getByRole("button", { name: "Join as Developer Admin" });
  await expect(page.getByRole("textbox", { name: "Reason" })).toBeVisible();
  await join.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("The reason is needed.");
  await page.getByRole("textbox", { name: "Reason" }).fill("The merchant ID is wrong");
  await join.click();
  await expect(page.getByText(/^You are Developer Admin of this mini program/)).toBeVisible();
  await signInAs(world.dev.subject);
  await page.goto(members);
  await expect(page.getByRole("row", { name: /Amara Diallo/ })).toContainText("The merchant ID is wrong");
});

test("whoever may not manage members has no control, is refused by address, and their post is refused and recorded", async ({
  page,
  context,
  world,
  members,
  signInAs,
  ask,
}) => {
  const before = await ask("select * from mini_program_members where mini_program_id = $1", [world.miniProgramId]);
  for (const [subject, status] of [
    [world.dev.subject, 403],
    ["jonas", 404],
    ["tomas", 404],
    ["priya", 404],
  ] as const) {
    await signInAs(subject);
    expect(await statusOf(context, `${members}?add=yes`), subject).toBe(status);
    expect(await statusOf(context, `${members}?join`), subject).toBe(status);
    if (status === 403) {
      await page.goto(members);
      await expect(page.getByRole("button", { name: /Add member|Remove|Join|Save role/ })).toHaveCount(0);
      await expect(page.getByRole("combobox", { name: "Role" })).toHaveCount(0);
    }

    // The forms of somebody who may, sent by somebody who may not.
    await signInAs("amara");
    await page.goto(`${members}?add=yes`);
    await page.getByRole("checkbox", { name: world.nina.name }).check();
    await signInAs(subject);
    await forgetWhose(page);
    await page.getByRole("button", { name: "Add member" }).click();
    const said = status === 403 ? "can manage its members" : "This does not exist";
    await expect(page.getByRole("main").getByRole("alert")).toContainText(said);
    await expect(page.getByRole("checkbox", { name: world.nina.name })).toBeChecked();
  }
  expect(await ask("select * from mini_program_members where mini_program_id = $1", [world.miniProgramId])).toEqual(
    before,
  );
  expect(
    await ask(
      `select details->>'action' as action from audit_entries
       where mini_program_id = $1 and event = 'access.refused' and actor_id = $2 order by position`,
      [world.miniProgramId, world.dev.id],
    ),
  ).toEqual(expect.arrayContaining([{ action: "member.manage" }]));
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("members are added, raised and removed, and the last Developer Admin stays", async ({
    page,
    world,
    members,
    signInAs,
    ask,
  }) => {
    await signInAs(world.lena.subject);
    await page.goto(members);
    await page.getByRole("button", { name: "Add member" }).click();
    await page.getByRole("searchbox", { name: "Search people" }).fill("nina");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("checkbox", { name: world.nina.name }).check();
    await page.getByRole("button", { name: "Add member" }).click();
    await expect(page.getByText("The member was added.")).toBeVisible();

    const row = page.getByRole("row").filter({ hasText: world.nina.name });
    await row.getByRole("button", { name: "Save role" }).click();
    await expect(page.getByText("The member has this role already, so nothing was changed.")).toBeVisible();
    await row.getByRole("combobox", { name: "Role" }).selectOption("Developer Admin");
    await row.getByRole("button", { name: "Save role" }).click();
    await expect(page.getByText("The role was changed.")).toBeVisible();

    await page.getByRole("button", { name: "Leave" }).click();
    await ask("update mini_program_members set role = 'developer' where person_id = $1", [world.nina.id]);
    await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await expect(page.getByRole("button", { name: "Leave" })).toBeDisabled();
    await expect(page.getByRole("alert")).toContainText("would be left without an active Developer Admin");

    await row.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(page.getByText(/^The member was removed/)).toBeVisible();
  });
});

test("a person sees where they are signed in and signs out elsewhere; the other browser signs in again", async ({
  page,
  browser,
  world,
  signInAs,
}) => {
  const subject = world.nils.subject;
  const others = [await browser.newContext(), await browser.newContext()] as const;
  try {
    for (const other of others) await signInAs(subject, other);
    await signInAs(subject);
    await page.goto("/profile");
    const table = page.getByRole("table", { name: "Where am I signed in" });
    await expect(table.getByRole("row")).toHaveCount(4);
    await expect(table.getByRole("row").filter({ hasText: "This one" })).toHaveCount(1);
    const onDesk = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: 375, height: 720 });
    for (const label of ["since", "last active"]) {
      await expect(table.getByText(label, { exact: true }).filter({ visible: true })).toHaveCount(3);
    }
    await page.setViewportSize(onDesk);
    await table.getByRole("button", { name: "End session" }).first().click();
    await expect(page.getByRole("dialog")).toContainText(
      /signed in since .*, has to sign in again with its next click/,
    );
    await expect(table.getByRole("row")).toHaveCount(4);
    await page.getByRole("dialog").getByRole("button", { name: "End session" }).click();
    await expect(page.getByText("You are signed out there.")).toBeVisible();
    await expect(table.getByRole("row")).toHaveCount(3);
    await page.getByRole("button", { name: "Sign out elsewhere" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out elsewhere" }).click();
    await expect(page.getByText("You are signed out everywhere but here.")).toBeVisible();
    await expect(table.getByRole("row")).toHaveCount(2);
    for (const other of others) {
      const window = await other.newPage();
      await window.goto("/profile");
      await expect(window).toHaveURL(/\/sign-in\?/);
    }
  } finally {
    for (const other of others) await other.close();
  }
});
