import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { journeyWorld, type JourneyWorld } from "@/tests/support/journey-world";
import { barriers, expect, forgetWhose, statusOf, test as base } from "@/tests/support/journeys";
import { chooseAccount } from "@/tests/support/sign-in";

const test = base.extend<{ world: JourneyWorld }>({
  world: async ({}, use) => {
    const world = await journeyWorld();
    await use(world);
    await world.remove();
  },
});

const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page) => page.getByRole("main").getByRole("status").first();
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

/** Asks first, then does it. */
async function confirm(page: Page, name: string, act: string): Promise<void> {
  await row(page, name).getByRole("button", { name: act, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: act, exact: true }).click();
}

async function linkOf(page: Page, name: string): Promise<string> {
  const text = await row(page, name).locator("code").textContent();
  return new URL(text ?? "").pathname;
}

async function invite(page: Page, name: string, email: string, role: string): Promise<void> {
  await press(page, "Invite");
  await expect(heading(page, /^Invite to /)).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("combobox", { name: "Role" }).selectOption({ label: role });
  await press(page, "Invite");
}

test("a workspace from its creation over an invitation that is accepted by signing in to its removal", async ({
  page,
  signInAs,
  browser,
  address,
  ask,
}) => {
  test.slow();
  const key = randomUUID().slice(0, 8);
  const name = `Journey ${key}`;
  await signInAs("amara");
  await page.goto("/workspaces");
  await press(page, "Create developer workspace");
  await page.getByLabel("Workspace name").fill("Harbor PAY");
  await page.getByLabel("Name of its first Developer Admin").fill("Ned New");
  await page.getByLabel("Their e-mail").fill(`ned.${key}@people.example`);
  await press(page, "Create developer workspace");
  await expect(page.getByLabel("Workspace name")).toHaveAccessibleDescription(/is the name of another workspace/);
  await page.getByLabel("Workspace name").fill(name);
  await press(page, "Create developer workspace");
  await expect(heading(page, name)).toBeVisible();
  await expect(said(page)).toContainText("Its first Developer Admin is invited");
  const home = new URL(page.url()).pathname;

  // Sent again, the link before leads nowhere; withdrawn, so does the new one.
  const first = await linkOf(page, "Ned New");
  await row(page, "Ned New").getByRole("button", { name: "Resend" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("less than a minute ago");
  await expect(page.getByText("Its first Developer Admin is invited")).toBeHidden();
  const minutesAgo = "update invitations set sent_at = sent_at - interval '2 minutes' where email_key = $1";
  await ask(minutesAgo, [`ned.${key}@people.example`]);
  await row(page, "Ned New").getByRole("button", { name: "Resend" }).click();
  await expect(said(page)).toContainText("a new link");
  const second = await linkOf(page, "Ned New");
  expect(second).not.toBe(first);
  await confirm(page, "Ned New", "Withdraw invitation");
  await expect(said(page)).toHaveText("The invitation was withdrawn.");
  await expect(row(page, "Ned New")).toHaveCount(0);

  await invite(page, "Amara Diallo", "amara@", "Developer");
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/not an e-mail address/);
  await page.getByLabel("Name", { exact: true }).fill("Sven Olsen");
  await page.getByLabel("E-mail").fill("sven@citytransit.example");
  await press(page, "Invite");
  await expect(said(page)).toContainText("Copy the link");
  const link = await linkOf(page, "Sven Olsen");
  await invite(page, "Sven Olsen", "SVEN@citytransit.example", "Developer");
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/has an open invitation/);

  const guest = await browser.newContext({ baseURL: address });
  const theirs = await guest.newPage();
  expect((await theirs.goto(first))?.status()).toBe(404);
  await expect(heading(theirs, "This link leads to no invitation")).toBeVisible();
  expect((await theirs.goto(second))?.status()).toBe(410);
  await expect(heading(theirs, "This invitation was withdrawn")).toBeVisible();
  expect(await barriers(theirs)).toEqual([]);

  await signInAs("noor", guest);
  expect((await theirs.goto(link))?.status()).toBe(403);
  await expect(heading(theirs, "This invitation is for another account")).toBeVisible();
  await expect(theirs.getByText("s••••@c••••.example")).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Accept" })).toHaveCount(0);
  expect(await statusOf(guest, home)).toBe(404);

  await guest.clearCookies();
  expect((await theirs.goto(link))?.status()).toBe(200);
  await expect(heading(theirs, `You are invited to ${name}`)).toBeVisible();
  await theirs.getByRole("button", { name: "Sign in with SSO" }).click();
  await chooseAccount(theirs, "Sven Olsen");
  await expect(heading(theirs, `You are a member of ${name}`)).toBeVisible();
  await theirs.getByRole("link", { name: "Open the workspace" }).click();
  await expect(heading(theirs, name)).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await theirs.getByRole("button", { name: "Leave" }).click();
  await theirs.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(said(theirs)).toHaveText("You have left the workspace.");
  await guest.close();

  await page.goto(home);
  await page.getByLabel("Workspace name").fill("something else");
  await press(page, "Remove workspace");
  await expect(page.getByLabel("Workspace name")).toHaveAccessibleDescription(/Type the name exactly/);
  await page.getByLabel("Workspace name").fill(name);
  await press(page, "Remove workspace");
  await expect(said(page)).toHaveText("The workspace was removed.");
  expect((await page.goto(home))?.status()).toBe(404);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "before JavaScript has loaded", () => {
    test.use({ javaScriptEnabled });

    test("members are blocked, unblocked, given another role and removed; the last Developer Admin is not", async ({
      page,
      signInAs,
      browser,
      address,
      world,
      ask,
    }) => {
      const program = `/mini-programs/${world.miniProgramId}/information`;
      const theirs = await browser.newContext({ baseURL: address });
      await signInAs(world.dev.subject, theirs);
      expect(await statusOf(theirs, program)).toBe(200);
      await signInAs("amara");
      await page.goto(`/workspaces/${world.workspaceId}`);

      await confirm(page, world.dev.name, "Block");
      await expect(said(page)).toContainText("is blocked");
      await expect(row(page, world.dev.name)).toContainText("Blocked");
      expect(await statusOf(theirs, program)).toBe(404);
      await row(page, world.dev.name).getByRole("button", { name: "Unblock" }).click();
      await expect(row(page, world.dev.name)).toContainText("Active");
      expect(await statusOf(theirs, program)).toBe(200);

      await row(page, world.nina.name).getByRole("button", { name: "Set role" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(said(page)).toHaveText("The member has this role already, so nothing was changed.");
      await row(page, world.nina.name).getByRole("button", { name: "Set role" }).click();
      const ofNina = "update memberships set role = $2 where person_id = $1";
      await ask(ofNina, [world.nina.id, "developer_admin"]);
      await dialog.getByRole("button", { name: "Save" }).click();
      const told = page.getByRole("alert").filter({ hasText: `${world.nina.name} is Developer Admin now` });
      await expect(told).toBeVisible();
      // A script reads the page anew, and the question is gone from it.
      if (javaScriptEnabled) await row(page, world.nina.name).getByRole("button", { name: "Set role" }).click();
      await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "Developer" });
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(said(page)).toHaveText("The role was changed.");
      await row(page, world.nina.name).getByRole("button", { name: "Set role" }).click();
      await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "Developer Admin" });
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(row(page, world.nina.name)).toContainText("Developer Admin");
      await expect(page.getByRole("dialog")).toHaveCount(0);

      await confirm(page, world.nils.name, "Remove");
      await expect(said(page)).toHaveText("The person is no longer a member.");
      await expect(row(page, world.nils.name)).toHaveCount(0);
      await confirm(page, world.nina.name, "Remove");
      await expect(row(page, world.nina.name)).toHaveCount(0);
      const last = row(page, world.lena.name).getByRole("button", { name: "Remove" });
      await expect(last).toHaveAttribute("aria-disabled", "true");
      await expect(last).toHaveAccessibleDescription(/would be left without an active Developer Admin/);
      await theirs.close();
    });
  });
}

test("whoever may not manage a workspace gets no buttons, 403 by address and a refused post; others' are not found", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  const idOf = async (name: string) => {
    const [found] = await ask<{ id: string }>("select id from workspaces where name = $1", [name]);
    return found?.id ?? "";
  };
  const [cup, transit] = [await idOf("Morning Cup Co."), await idOf("City Transit")];
  await signInAs("kofi");
  await page.goto("/workspaces");
  await expect(page.getByRole("button", { name: "Create developer workspace" })).toHaveCount(0);
  await page.getByRole("link", { name: "Morning Cup Co." }).click();
  await expect(heading(page, "Morning Cup Co.")).toBeVisible();
  for (const name of ["Invite", "Block", "Remove", "Resend", "Set role", "Save"]) {
    await expect(page.getByRole("button", { name, exact: true }), name).toHaveCount(0);
  }
  await expect(page.getByText("Ravi Patel")).toHaveCount(0);
  const expected: [string, number][] = [
    [`/workspaces/${cup}/invite`, 403],
    ["/workspaces/new", 403],
    ["/workspaces/groups", 403],
    [`/workspaces/${transit}`, 404],
    [`/workspaces/${transit}/invite`, 404],
    ["/workspaces/not-an-id", 404],
  ];
  for (const [path, status] of expected) expect(await statusOf(context, path), path).toBe(status);
  for (const subject of ["noor", "omar"]) {
    await signInAs(subject);
    expect(await statusOf(context, "/workspaces"), subject).toBe(403);
    expect(await statusOf(context, `/workspaces/${cup}`), subject).toBe(404);
  }

  // The form of somebody who may, sent by somebody who may not.
  const email = `never.${randomUUID().slice(0, 8)}@people.example`;
  for (const [subject, words] of [
    ["kofi", /^Only Workspace Admins and Developer Admins can manage this workspace/],
    ["lucia", /does not exist, or you cannot see it/],
  ] as const) {
    await signInAs("priya");
    await page.goto(`/workspaces/${cup}/invite`);
    await page.getByLabel("Name", { exact: true }).fill("Never Invited");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("combobox", { name: "Role" }).selectOption({ label: "Developer" });
    await signInAs(subject);
    await forgetWhose(page);
    await press(page, "Invite");
    await expect(page.getByRole("main").getByRole("alert").getByText(words)).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
  }
  expect(await ask("select id from invitations where email = $1", [email])).toEqual([]);
});

test("of two people who rename a workspace at once, the second is told and loses nothing", async ({
  page,
  context,
  signInAs,
  world,
}) => {
  await signInAs("amara");
  const home = `/workspaces/${world.workspaceId}`;
  const other = await context.newPage();
  await Promise.all([page.goto(home), other.goto(home)]);
  const [mine, theirs] = [randomUUID().slice(0, 8), randomUUID().slice(0, 8)];
  await other.getByLabel("Name", { exact: true }).fill(`Journey ${theirs}`);
  await press(other, "Save");
  await expect(heading(other, `Journey ${theirs}`)).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(`Journey ${mine}`);
  await press(page, "Save");
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    `renamed this workspace to “Journey ${theirs}”`,
  );
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(`Journey ${mine}`);
  await press(page, "Save");
  await expect(heading(page, `Journey ${mine}`)).toBeVisible();
});
