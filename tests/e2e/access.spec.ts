import { journeyWorld } from "@/tests/support/journey-world";
import { expect, forgetWhose, idOf, statusOf, test } from "@/tests/support/journeys";

test("whoever may not create gets no button, 403 by address, a refused post, and an entry in the audit log", async ({
  page,
  signInAs,
  ask,
}) => {
  const only = /^Only Workspace Admins, Workspace Developers and Developer Admins can create/;
  for (const subject of ["jonas", "kofi", "noor", "omar"]) {
    await signInAs(subject);
    await page.goto("/mini-programs");
    await expect(page.getByRole("link", { name: "Create mini program" })).toHaveCount(0);
    const answer = await page.goto("/mini-programs/new");
    expect(answer?.status(), subject).toBe(403);
    await expect(page.getByText(only)).toBeVisible();

    // The form of somebody who may, sent by somebody who may not.
    await signInAs("priya");
    await page.goto("/mini-programs/new");
    await page.getByLabel("Name", { exact: true }).fill("Journey never made");
    await signInAs(subject);
    const [before] = await ask<{ position: string }>(
      "select coalesce(max(position), 0) as position from audit_entries",
    );
    await forgetWhose(page);
    await page.getByRole("button", { name: "Create" }).click();
    await expect(page.getByRole("main").getByRole("alert").getByText(only)).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Journey never made");
    expect(await ask("select id from mini_programs where name = 'Journey never made'")).toEqual([]);
    // The same person may be refused in a journey beside this one; a page is recorded once an hour, a post each time.
    const refusals = await ask<{ isOfPost: boolean }>(
      `select position > $2 as "isOfPost" from audit_entries join identities on identities.person_id = actor_id
       where subject = $1 and event = 'access.refused' and details->>'action' = 'miniProgram.create'
       order by position desc limit 2`,
      [subject, before?.position],
    );
    expect(refusals[0], subject).toEqual({ isOfPost: true });
    expect(refusals, subject).toHaveLength(2);
  }
});

test("the tabs are those that a role may view; the others answer 403, and what is unseen 404", async ({
  page,
  context,
  signInAs,
  ask,
}) => {
  const morningCup = await idOf(ask, "Morning Cup");
  const cityBusPass = await idOf(ask, "City Bus Pass");
  // Some tell beside their name how many there are.
  const tabs = async () => {
    const texts = await page.getByRole("navigation", { name: "Mini program" }).getByRole("link").allTextContents();
    return texts.map((text) => text.replace(/\d+$/, ""));
  };

  await signInAs("priya");
  await page.goto(`/mini-programs/${morningCup}`);
  await expect(page).toHaveURL(`/mini-programs/${morningCup}/information`);
  expect(await tabs()).toEqual(["Information", "Versions", "Members", "Features", "QR Code", "Configuration"]);

  await signInAs("kofi");
  await page.goto(`/mini-programs/${morningCup}`);
  expect(await tabs()).toEqual(["Information", "Versions", "Members", "Features"]);
  const expected: [string, number][] = [
    [`${morningCup}/information`, 200],
    [`${morningCup}/qr-codes`, 403],
    [`${morningCup}/configuration`, 403],
    [`${cityBusPass}/information`, 404],
    [`${cityBusPass}/configuration`, 404],
    ["1000000000000000/information", 404],
    ["not-an-id", 404],
  ];
  for (const [path, status] of expected) expect(await statusOf(context, `/mini-programs/${path}`), path).toBe(status);
  await page.goto(`/mini-programs/${morningCup}/configuration`);
  await expect(
    page.getByText(
      /^Only Workspace Admins and Developer Admins of this mini program can see its configuration: Priya Nair/,
    ),
  ).toBeVisible();

  for (const subject of ["jonas", "tomas", "lucia", "noor", "omar"]) {
    await signInAs(subject);
    expect(await statusOf(context, `/mini-programs/${morningCup}/information`), subject).toBe(404);
  }
});

test("on a phone the current tab is in view, wherever it stands", async ({ page, signInAs, ask }) => {
  const id = await idOf(ask, "Morning Cup");
  await page.setViewportSize({ width: 375, height: 700 });
  await signInAs("priya");
  const tab = (name: string) => page.getByRole("navigation", { name: "Mini program" }).getByRole("link", { name });
  await page.goto(`/mini-programs/${id}/configuration`);
  await expect(tab("Configuration")).toBeInViewport({ ratio: 1 });
  await page.goto(`/mini-programs/${id}/information`);
  await expect(tab("Configuration")).not.toBeInViewport();
  await tab("Configuration").click();
  await expect(tab("Configuration")).toHaveAttribute("aria-current", "page");
  await expect(tab("Configuration")).toBeInViewport({ ratio: 1 });
});

test("without a session every page leads to the sign-in, and everything else is refused", async ({ context, ask }) => {
  const id = await idOf(ask, "Morning Cup");
  for (const path of [
    "/mini-programs",
    "/mini-programs/new",
    `/mini-programs/${id}/members`,
    "/audit",
    "/catalog",
    "/profile",
    "/settings",
  ]) {
    const answer = await context.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    expect(answer.headers()["location"], path).toMatch(/^(http:\/\/[^/]+)?\/sign-in\b/);
  }
  const [logo] = await ask<{ id: string }>("select id from logos limit 1");
  expect(await statusOf(context, `/logos/${logo?.id}`)).toBe(401);
});

test("a person who is blocked is out with their next click", async ({ page, signInAs, ask }) => {
  const { dev, remove } = await journeyWorld();
  try {
    await signInAs(dev.subject);
    await page.goto("/mini-programs");
    const links = page.getByRole("table", { name: "Mini programs" }).getByRole("rowheader").getByRole("link");
    await expect(links).toHaveText([/^Journey /]);
    await ask("update memberships set status = 'blocked' where person_id = $1", [dev.id]);
    await page.reload();
    await expect(page.getByText(/^Your access to .+ is blocked$/)).toBeVisible();
    await expect(links).toHaveCount(0);
  } finally {
    await remove();
  }
});
