import { box, history, press, production, test } from "@/tests/support/configuration-journeys";
import { barriers, expect, forgetWhose, openForm, statusOf } from "@/tests/support/journeys";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "before JavaScript has loaded", () => {
    test.use({ javaScriptEnabled });

    test("a first configuration: the difference is shown, going back loses nothing, then it is saved", async ({
      page,
      signInAs,
      ask,
      id,
      here,
    }) => {
      const count = () => ask("select 1 from configuration_revisions where mini_program_id = $1", [id]);
      await signInAs("hana");
      await page.goto(here);
      await expect(page.getByText("Nothing is configured")).toBeVisible();
      await page.getByRole("button", { name: "Edit configuration" }).click();
      await production(page).getByLabel("Client ID").fill("live_1");
      await production(page).getByLabel("Merchant ID").fill("M-1");
      await page.getByRole("group", { name: "Sandbox" }).getByLabel("Client ID").fill("test_1");
      await box(page, "Server domain whitelist").fill(
        "https://bücher.example\nhttps://api.example.com\nhttps://API.example.com",
      );
      await box(page, "H5 domain whitelist").fill("shop.example.com");
      await box(page, "Tester whitelist").fill("Jane@Example.com, user_01");
      await press(page, "Save");

      await expect(page.getByRole("heading", { name: "What will change" })).toBeVisible();
      await expect(page.getByText("https://bücher.example (https://xn--bcher-kva.example)")).toBeVisible();
      await expect(page.getByText(/duplicates were merged: https:\/\/api\.example\.com \(lines 2, 3\)/)).toBeVisible();
      expect(await count()).toEqual([]);
      await press(page, "Go on editing");
      await expect(production(page).getByLabel("Client ID")).toHaveValue("live_1");
      await expect(box(page, "Tester whitelist")).toHaveValue("Jane@Example.com, user_01");
      await box(page, "Tester whitelist").fill("jane@example.com\nuser_02");
      await press(page, "Save");
      await press(page, "Save changes");

      await expect(page.getByRole("status").filter({ hasText: "The configuration was saved." })).toBeVisible();
      const servers = page.getByRole("list", { name: "Server domain whitelist" });
      await expect(servers.getByRole("listitem")).toHaveText([
        "https://api.example.com",
        "https://bücher.example https://xn--bcher-kva.example",
      ]);
      await expect(page.getByRole("list", { name: "Tester whitelist" })).toContainText("user_02");
      expect(await count()).toHaveLength(1);
    });

    test("each bad line is told with its number and reason, nothing is lost, and one press goes on without them", async ({
      page,
      signInAs,
      configured,
      here,
    }) => {
      const pasted =
        "https://new.example.com\nhttp://old.example.com\nhttps://127.1\nhttps://*.co.uk\nhttps://localhost:3000/x";
      await configured([]);
      await signInAs("hana");
      await openForm(page, `${here}/edit`);
      await box(page, "Server domain whitelist").fill(pasted);
      await production(page).getByLabel("Client ID").fill("live 1");
      await press(page, "Save");
      await expect(production(page).getByLabel("Client ID")).toHaveAccessibleDescription(/there is a space in it/);
      await production(page).getByLabel("Client ID").fill("live-1");
      const field = box(page, "Server domain whitelist");
      await expect(field).toHaveAttribute("aria-invalid", "true");
      for (const told of [
        /Line 2, “http:\/\/old\.example\.com”: http:\/\/ is not encrypted/,
        /Line 3, “https:\/\/127\.1”: this is another way to write the IP address 127\.0\.0\.1/,
        /Line 4, “https:\/\/\*\.co\.uk”: this would allow everybody's sites under “\.co\.uk”/,
        /Line 5, “https:\/\/localhost:3000\/x”: localhost is each device itself/,
      ]) {
        await expect(field).toHaveAccessibleDescription(told);
      }
      await expect(field).toHaveValue(pasted);
      await expect(page.getByRole("main").getByRole("alert")).toContainText("4 faults, each told at the field");
      await press(page, "Leave out the bad lines");
      await expect(page.getByRole("heading", { name: "What will change" })).toBeVisible();
      await expect(page.getByText(/left out: http:\/\/old\.example\.com \(line 2\)/)).toBeVisible();
      await press(page, "Save changes");
      await expect(page.getByRole("list", { name: "Server domain whitelist" }).getByRole("listitem")).toHaveText([
        "https://new.example.com",
      ]);
    });

    test("two editors: the second sees both, keeps both, and no entry is lost", async ({
      page,
      signInAs,
      configured,
      here,
    }) => {
      await configured(["first"]);
      await signInAs("hana");
      await openForm(page, `${here}/edit`);
      await configured(["first", "theirs"]);
      await box(page, "Tester whitelist").fill("first\nmine");
      await page.getByRole("group", { name: "Sandbox" }).getByLabel("Merchant ID").fill("M-7");
      await press(page, "Save");

      await expect(page.getByRole("main").getByRole("alert")).toContainText(
        "You saved changes in another window while you were editing",
      );
      const choice = page.getByRole("group", { name: /^You saved something else/ });
      await expect(choice).toContainText("theirs");
      await expect(page.getByRole("radio", { name: "Keep mine" })).toHaveCount(1);
      await press(page, "Save");
      await expect(box(page, "Tester whitelist")).toHaveAccessibleDescription(/Choose which of both is to be saved/);
      await choice.getByRole("radio", { name: "Keep both" }).check();
      await press(page, "Save");
      await expect(page.getByRole("heading", { name: "What will change" })).toBeVisible();
      await expect(page.getByRole("insertion").filter({ hasText: "mine" })).toBeVisible();
      await expect(page.getByRole("insertion").filter({ hasText: "theirs" })).toHaveCount(0);
      await press(page, "Save changes");
      await expect(page.getByRole("list", { name: "Tester whitelist" }).getByRole("listitem")).toHaveText([
        "first",
        "mine",
        "theirs",
      ]);
      await expect(page.getByText("M-7").first()).toBeVisible();
    });

    test("an earlier state is brought back after its difference was shown", async ({
      page,
      signInAs,
      configured,
      here,
    }) => {
      await configured(["first"]);
      await configured(["second"]);
      await signInAs("hana");
      await page.goto(here);
      await history(page).getByRole("listitem").filter({ hasText: "made state 1" }).getByRole("link").click();
      await expect(page.getByRole("heading", { name: "What will change" })).toBeVisible();
      await expect(page.getByRole("deletion")).toHaveText("second");
      await configured(["third"]);
      await press(page, "Bring back");
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Hana Kim saved changes meanwhile");
      await expect(page.getByRole("deletion")).toHaveText("third");
      await press(page, "Bring back");
      await expect(page.getByRole("status").filter({ hasText: "was brought back" })).toBeVisible();
      await expect(page.getByRole("list", { name: "Tester whitelist" })).toHaveText("first");
      await expect(history(page)).toContainText("made state 4 by bringing state 1 back");
    });
  });
}

test("nothing changed is nothing saved, and said", async ({ page, signInAs, configured, here, ask, id }) => {
  await configured(["first"]);
  await signInAs("hana");
  await openForm(page, `${here}/edit`);
  await press(page, "Save");
  await expect(
    page.getByRole("status").filter({ hasText: "Nothing has changed, so nothing was saved." }),
  ).toBeVisible();
  expect(await ask("select 1 from configuration_revisions where mini_program_id = $1", [id])).toHaveLength(1);
});

test("leaving with something typed and not saved asks first", async ({ page, signInAs, here }) => {
  await signInAs("hana");
  await openForm(page, `${here}/edit`);
  await box(page, "Tester whitelist").fill("somebody");
  const asked = page.waitForEvent("dialog");
  await Promise.all([asked.then((dialog) => dialog.accept()), page.goto(here)]);
  expect((await asked).type()).toBe("beforeunload");
});

test("a Workspace Admin sees it and cannot change it by form, address or post, until they have joined", async ({
  page,
  context,
  signInAs,
  configured,
  here,
  ask,
  id,
}) => {
  await configured(["first"]);
  await signInAs("amara");
  await page.goto(here);
  await expect(page.getByText("live-1").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit configuration" })).toHaveCount(0);
  await expect(
    page.getByText(/Only Developer Admins of this mini program can edit its configuration: Hana Kim\./),
  ).toBeVisible();
  expect(await statusOf(context, `${here}/edit`)).toBe(403);

  // The forms of somebody who may, sent by somebody who may not.
  await signInAs("hana");
  await openForm(page, `${here}/edit`);
  await box(page, "Tester whitelist").fill("amara");
  await signInAs("amara");
  await forgetWhose(page);
  await press(page, "Save");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Only Developer Admins of this mini program");
  await expect(box(page, "Tester whitelist")).toHaveValue("amara");
  await signInAs("hana");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.goto(`${here}/history/0`);
  await signInAs("amara");
  await forgetWhose(page);
  await press(page, "Bring back");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Only Developer Admins of this mini program");
  expect(await ask("select 1 from configuration_revisions where mini_program_id = $1", [id])).toHaveLength(1);
  const refusals = await ask(
    `select distinct details->>'action' as action from audit_entries where mini_program_id = $1 and event = 'access.refused'`,
    [id],
  );
  expect(refusals).toEqual([{ action: "configuration.edit" }]);

  const refused = await page.goto(`${here}/edit`);
  expect(refused?.status()).toBe(403);
  await page.getByRole("link", { name: "Join as Developer Admin" }).click();
  await page.getByLabel("Reason").fill("The team asked for help with its hosts.");
  await press(page, "Join as Developer Admin");
  await expect(page.getByRole("status").filter({ hasText: "You are Developer Admin of this" })).toBeVisible();
  await page.goto(here);
  await page.getByRole("button", { name: "Edit configuration" }).click();
  await box(page, "Tester whitelist").fill("first\namara");
  await press(page, "Save");
  await press(page, "Save changes");
  await expect(page.getByRole("list", { name: "Tester whitelist" })).toContainText("amara");
});

test("a Developer finds no tab, 403 by address, and others find nothing", async ({
  page,
  context,
  signInAs,
  id,
  ask,
  here,
}) => {
  const subject = `configuration-${id}`;
  const [person] = await ask<{ id: string }>(
    "insert into people (name, email_verified, created_at) values ('Dara Developer', true, now()) returning id",
  );
  await ask("insert into identities values ('demo', $1, $2, now())", [subject, person?.id]);
  await ask(
    `insert into memberships (workspace_id, workspace_kind, person_id, role, status, created_at)
     select workspace_id, 'developer', $2, 'developer', 'active', now() from mini_programs where id = $1`,
    [id, person?.id],
  );
  await ask(
    `insert into mini_program_members (mini_program_id, person_id, role, added_by, created_at)
     values ($1, $2, 'developer', $2, now())`,
    [id, person?.id],
  );
  await signInAs(subject);
  await page.goto(`/mini-programs/${id}`);
  await expect(page.getByRole("link", { name: "Members" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Configuration" })).toHaveCount(0);
  for (const path of [here, `${here}/edit`, `${here}/history/0`]) expect(await statusOf(context, path), path).toBe(403);
  await ask("delete from memberships where person_id = $1", [person?.id]);
  for (const other of ["jonas", "tomas", "priya"]) {
    await signInAs(other);
    for (const path of [here, `${here}/edit`, `${here}/history/0`])
      expect(await statusOf(context, path), path).toBe(404);
  }
});

test("axe finds nothing on the form, on its faults, on a conflict and on the difference", async ({
  page,
  signInAs,
  configured,
  here,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const seen = async () => {
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  };
  await configured(["first"]);
  await signInAs("hana");
  await openForm(page, `${here}/edit`);
  await seen();
  await box(page, "Server domain whitelist").fill(`http://${"long".repeat(15)}.example.com`);
  await press(page, "Save");
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await seen();
  await configured(["second"]);
  await box(page, "Server domain whitelist").fill("https://new.example.com");
  await box(page, "Tester whitelist").fill("third");
  await press(page, "Save");
  await page.getByRole("radio", { name: "Keep both" }).check();
  await seen();
  await press(page, "Save");
  await expect(page.getByRole("heading", { name: "What will change" })).toBeVisible();
  await seen();
  await page.goto(`${here}/history/1`);
  await seen();
});
