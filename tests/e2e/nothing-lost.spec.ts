import type { BrowserContext, Page } from "@playwright/test";
import { endSession, expect, test } from "@/tests/support/journeys";
import { journeyWorld } from "@/tests/support/journey-world";
import { inMorningCup } from "@/tests/support/morning-cup";
import { chooseAccount } from "@/tests/support/sign-in";
import { long } from "@/tests/support/typed-form";
import { typedForms } from "@/tests/support/typed-forms";

test.describe.configure({ mode: "parallel" });

const alert = (page: Page) => page.getByRole("main").getByRole("alert");

/** The console that answers is of another release: it knows none of the actions of this page. */
async function deployAnother(page: Page): Promise<() => Promise<void>> {
  const everywhere = "**/*";
  await page.route(everywhere, async (route) => {
    const headers = route.request().headers();
    const known = headers["next-action"];
    await route.continue(known ? { headers: { ...headers, "next-action": "0".repeat(known.length) } } : {});
  });
  return () => page.unroute(everywhere);
}

test.describe("a lost connection, a new release and an ended session lose nothing that was typed,", () => {
  for (const form of typedForms) {
    test(`and then it is sent: ${form.name}`, async ({ page, context, signInAs, ask, address, later }) => {
      await signInAs(form.subject);
      await page.goto(await form.path({ ask, later }));
      await form.open?.(page);
      await form.type(page);
      await form.goOn?.(page);

      await context.setOffline(true);
      await form.send(page);
      await expect(alert(page)).toContainText(/is still here: check the connection, then send it again\./);
      await form.isThere(page);
      await context.setOffline(false);

      if (!form.isNoAction) {
        const back = await deployAnother(page);
        await form.send(page);
        await expect(alert(page)).toContainText("The console was updated since this page was opened.");
        await form.isThere(page);
        await back();
        const loaded = page.waitForEvent("load");
        await alert(page).getByRole("button", { name: "Reload the page" }).click();
        await loaded;
        await form.isThere(page);
        await form.goOn?.(page);
        await expect(alert(page)).toHaveCount(0);
      }

      await endSession(context, ask, address);
      await form.send(page);
      await expect(alert(page)).toContainText("You are signed out");
      await form.isThere(page);
      await expect(alert(page).getByRole("link", { name: "Sign in in a new tab" })).toBeVisible();
      await signInAs(form.subject);
      await form.send(page);
      await expect(form.done(page).first()).toBeVisible();
    });
  }
});

test.describe("whoever is second is told so and loses nothing that was typed:", () => {
  for (const form of typedForms) {
    const { second } = form;
    if (!second) continue;
    test(form.name, async ({ page, context, signInAs, ask, later }) => {
      await signInAs(form.subject);
      const path = await form.path({ ask, later });
      const first = await context.newPage();
      for (const one of [page, first]) {
        await one.goto(path);
        await form.open?.(one);
        await form.type(one);
      }
      await form.send(first);
      await expect(form.done(first).first()).toBeVisible();
      await form.send(page);
      await expect(alert(page)).toContainText(second.told);
      if (second.isGone) await expect(alert(page)).toContainText(long);
      else await form.isThere(page);
    });
  }
});

test("whose session has ended signs in in another tab, and sends what was typed in the first", async ({
  page,
  context,
  signInAs,
  ask,
  address,
}) => {
  await signInAs("priya");
  await page.goto("/mini-programs/new");
  await page.getByLabel("Name", { exact: true }).fill(`Journey ${Date.now().toString(36)}`);
  await endSession(context, ask, address);
  await page.getByRole("button", { name: "Create" }).click();
  const opened = context.waitForEvent("page");
  await alert(page).getByRole("link", { name: "Sign in in a new tab" }).click();
  const tab = await opened;
  await tab.getByRole("button", { name: "Sign in with SSO" }).click();
  await chooseAccount(tab, "Priya Nair");
  await expect(tab).toHaveURL("/mini-programs");
  await tab.close();
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("status", { name: "Mini program status" })).toHaveText("Created");
});

test("a lost connection after a conflict takes neither of the two texts away, and overwrites none", async ({
  page,
  context,
  signInAs,
}) => {
  const id = await inMorningCup(async ({ add }) => (await add()).id);
  await signInAs("priya");
  await page.goto(`/mini-programs/${id}/information/edit`);
  await saveElsewhere(context, id, "Saved meanwhile");
  await page.getByLabel("Tagline", { exact: true }).fill("Typed here");
  await page.getByRole("button", { name: "Save" }).click();
  const choice = page.getByRole("group", { name: /^You saved something else/ });
  await expect(choice).toContainText("Saved meanwhile");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(alert(page)).toContainText("The console did not answer.");
  await expect(choice).toContainText("Saved meanwhile");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Tagline", { exact: true })).toHaveAccessibleDescription(/Choose which of both/);
  await choice.getByRole("radio", { name: "Keep mine" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Typed here").first()).toBeVisible();
});

test("what was typed before a new release meets what somebody saved meanwhile as a conflict, as it would have without", async ({
  page,
  context,
  signInAs,
}) => {
  const id = await inMorningCup(async ({ add }) => (await add()).id);
  await signInAs("priya");
  await page.goto(`/mini-programs/${id}/information/edit`);
  await page.getByLabel("Tagline", { exact: true }).fill("Typed here");
  const back = await deployAnother(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(alert(page)).toContainText("The console was updated since this page was opened.");
  await back();
  await saveElsewhere(context, id, "Saved meanwhile");
  await alert(page).getByRole("button", { name: "Reload the page" }).click();
  await expect(alert(page)).toHaveCount(0);
  await expect(page.getByLabel("Tagline", { exact: true })).toHaveValue("Typed here");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("group", { name: /^You saved something else/ })).toContainText("Saved meanwhile");
  await expect(page.getByLabel("Tagline", { exact: true })).toHaveValue("Typed here");
});

test("who was chosen as a member stays chosen when the search meets an ended session or a lost connection", async ({
  page,
  context,
  signInAs,
  ask,
  address,
  later,
}) => {
  const world = await journeyWorld();
  later(world.remove);
  const search = page.getByRole("searchbox", { name: "Search people" });
  const nils = page.getByRole("checkbox", { name: new RegExp(world.nils.name) });
  const nina = page.getByRole("checkbox", { name: new RegExp(world.nina.name) });
  await signInAs("amara");
  await page.goto(`/mini-programs/${world.miniProgramId}/members?add=yes&q=nils`);
  await nils.check();
  await endSession(context, ask, address);
  await search.fill("nina");
  await page.getByRole("button", { name: "Sign in with SSO" }).click();
  await chooseAccount(page, "Amara Diallo");
  await expect(nina).not.toBeChecked();
  await expect(nils).toBeChecked();
  await nina.check();
  await context.setOffline(true);
  await search.fill("nobody at all");
  await expect(page.getByRole("status").filter({ hasText: "There is no connection." })).toBeVisible();
  await context.setOffline(false);
  await expect(page).toHaveURL(/q=nobody/);
  // A network that is there, and a console that does not answer.
  const everywhere = "**/members?**";
  await page.route(everywhere, (route) => route.abort());
  await search.fill("nobody");
  await expect(page).toHaveURL(/^chrome-error:/);
  await page.unroute(everywhere);
  await page.reload();
  await expect(nils).toBeChecked();
  await expect(nina).toBeChecked();
  await page.getByRole("button", { name: "Add member" }).click();
  await expect(page.getByText("The members were added.")).toBeVisible();
});

test("what somebody typed is not shown to whoever signs in after them in the same tab", async ({ page, signInAs }) => {
  await signInAs("priya");
  await page.goto("/mini-programs/new");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Known to Priya alone");
  const back = await deployAnother(page);
  await page.getByRole("button", { name: "Create" }).click();
  await expect(alert(page)).toContainText("The console was updated since this page was opened.");
  await back();
  await signInAs("amara");
  await alert(page).getByRole("button", { name: "Reload the page" }).click();
  await expect(alert(page)).toHaveCount(0);
  await expect(name).toHaveValue("");
});

test("whoever has sent too many forms is told how long to wait, beside the form, with what they typed and what was shown", async ({
  page,
  signInAs,
}) => {
  const id = await inMorningCup(async ({ add }) => (await add()).id);
  await signInAs("priya");
  await page.goto(`/mini-programs/${id}/configuration/edit`);
  await page.getByLabel("Tester whitelist").fill("jane");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const shown = page.getByRole("heading", { name: "What will change" });
  await expect(shown).toBeVisible();
  const back = await answerTooMany(page);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(alert(page)).toContainText("Wait 9 seconds, then send this once more");
  await expect(shown).toBeVisible();
  await back();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The configuration was saved." })).toBeVisible();
});

/** As a console answers whoever has sent too many: what it says of a form without a session, in those other words. */
async function answerTooMany(page: Page): Promise<() => Promise<void>> {
  const everywhere = "**/*";
  await page.route(everywhere, async (route) => {
    const headers = route.request().headers();
    if (!headers["next-action"]) return route.fallback();
    const answer = await route.fetch({ headers: { ...headers, cookie: "none=yes" } });
    const body = (await answer.text())
      .replace('"code":"signed_out"', '"code":"too_many"')
      .replace(/"message":"You are signed out[^"]+"/, '"message":"Wait 9 seconds, then send this once more."');
    await route.fulfill({ response: answer, body });
  });
  return () => page.unroute(everywhere);
}

/** The same person, in another tab. */
async function saveElsewhere(context: BrowserContext, id: string, tagline: string): Promise<void> {
  const other = await context.newPage();
  await other.goto(`/mini-programs/${id}/information/edit`);
  await other.getByLabel("Tagline", { exact: true }).fill(tagline);
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText(tagline).first()).toBeVisible();
  await other.close();
}
