import { randomUUID } from "node:crypto";
import { askForRemoval } from "@/tests/support/journey-requests";
import { barriers, expect, holdSettings, statusOf, test } from "@/tests/support/journeys";

test("only a Workspace Admin has settings; others have no such place, and by its address they read who has", async ({
  page,
  signInAs,
}) => {
  const main = page.getByRole("navigation", { name: "Main" });
  await signInAs("amara");
  await page.goto("/mini-programs");
  await expect(main.getByRole("link").last()).toHaveText("Settings");
  await main.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  for (const subject of ["jonas", "tomas", "priya", "noor"]) {
    await signInAs(subject);
    const answer = await page.goto("/settings");
    expect(answer?.status(), subject).toBe(403);
    await expect(page.getByText(/^Only Workspace Admins can change the settings/)).toBeVisible();
    await expect(main.getByRole("link", { name: "Settings" })).toHaveCount(0);
  }
});

test("a Workspace Admin turns self-approval off, and a request waits for a second approver, until it is on again", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  await holdSettings(ask);
  const { number } = await askForRemoval("amara@harborpay.example");
  // Of this request alone: the others who could decide it took part in it as well.
  await ask(
    `update approval_requests set involved = array(
       select person_id from memberships where workspace_kind = 'super_app' and role <> 'workspace_developer')
     where number = $1`,
    [number],
  );
  await signInAs("amara");
  await page.goto("/settings");
  const older = await context.newPage();
  await older.goto("/settings");
  const save = async (choice: string) => {
    await page.getByRole("radio", { name: choice, exact: true }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status").filter({ hasText: "The setting is saved." })).toBeVisible();
    await expect(page.getByRole("radio", { name: choice, exact: true })).toBeChecked();
  };
  await save("Not allowed");
  await expect(page.getByText(/^Set by Amara Diallo,/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Not allowed" })).toBeChecked();
  await expect(page.getByRole("status"), "what was done is not said again").toHaveCount(0);

  await page.goto(`/approvals/${number}`);
  await expect(page.getByText(/This request waits for a second approver. You can invite one.$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toBeDisabled();
  await page.goto("/settings");
  await save("Allowed");
  await page.goto(`/approvals/${number}`);
  await expect(page.getByText("Nobody else can decide this.")).toBeVisible();

  await older.getByRole("radio", { name: "Not allowed" }).check();
  await older.getByRole("button", { name: "Save" }).click();
  await expect(older.getByRole("main").getByRole("alert")).toContainText("Somebody else has changed the settings");
  await page.goto("/settings");
  await expect(page.getByRole("radio", { name: "Allowed", exact: true })).toBeChecked();
});

test("mail that could not be delivered is shown with why, tried again, and discarded after one question", async ({
  page,
  signInAs,
  ask,
}) => {
  const key = randomUUID().slice(0, 8);
  const [waits, abandoned] = [`waits.${key}@people.example`, `abandoned.${key}@people.example`];
  for (const [to, next] of [
    [waits, "1 hour"],
    [abandoned, null],
  ]) {
    await ask(
      `insert into mails (id, to_address, subject, body, created_at, attempts, next_attempt_at, last_error)
       values (gen_random_uuid(), $1, 'You are invited', 'Hello', now(), 5, now() + $2::interval, '550 No such user')`,
      [to, next],
    );
  }
  await signInAs("amara");
  await page.goto("/settings");
  const row = (to: string) => page.getByRole("table", { name: "Undelivered mail" }).getByRole("row", { name: to });
  await expect(row(waits)).toContainText(/next try .*5 attempts.*550 No such user/);
  await expect(row(abandoned)).toContainText("Given up");
  expect(await barriers(page)).toEqual([]);

  await page.getByRole("button", { name: "Try all given up again" }).click();
  await expect(page.getByRole("status").filter({ hasText: "All that was given up is tried again now." })).toBeVisible();
  await expect(row(abandoned)).not.toContainText("Given up");
  await row(waits).getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The mail is tried again now." })).toBeVisible();

  for (const to of [waits, abandoned]) {
    await row(to).getByRole("button", { name: "Discard" }).click();
    const dialog = page.getByRole("dialog", { name: `Discard the mail to ${to}?` });
    await dialog.getByRole("button", { name: "Discard" }).click();
    await expect(row(to)).toHaveCount(0);
  }
  const entries = await ask<{ event: string }>(
    `select event from audit_entries where details->>'to' = any($1) order by position`,
    [[waits, abandoned]],
  );
  expect(entries.map(({ event }) => event)).toEqual(["mail.retried", "mail.discarded", "mail.discarded"]);
});

test("without JavaScript the settings are saved, and a mail is tried again", async ({
  browser,
  address,
  signInAs,
  ask,
}) => {
  const to = `plain.${randomUUID().slice(0, 8)}@people.example`;
  await ask(
    `insert into mails (id, to_address, subject, body, created_at, attempts, last_error)
     values (gen_random_uuid(), $1, 'You are invited', 'Hello', now(), 5, '550 No such user')`,
    [to],
  );
  await holdSettings(ask);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: address });
  await signInAs("amara", context);
  const page = await context.newPage();
  await page.goto("/settings");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "so nothing was changed" })).toBeVisible();
  await page.getByRole("radio", { name: "Not allowed" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The setting is saved." })).toBeVisible();
  await ask("update settings set revision = revision + 1");
  await page.getByRole("radio", { name: "Allowed", exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Somebody else has changed the settings meanwhile");
  await ask("update settings set self_approval = true");
  const row = page.getByRole("row", { name: to });
  await row.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The mail is tried again now." })).toBeVisible();
  await row.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
  await expect(row).toHaveCount(0);
  expect(await statusOf(context, "/settings?after=nonsense&done=<b>")).toBe(200);
  await context.close();
});
