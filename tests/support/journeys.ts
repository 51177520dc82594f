import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { Client } from "pg";
import { drawnFor } from "@/app/_components/form/own-fields";
import { DEMO_ISSUER } from "@/db/demo/people";
import { sessionCookieName } from "@/lib/person/parts/session-cookie";
import { hashSessionToken, newSessionToken } from "@/lib/person/parts/session-token";

type Journeys = {
  /** Where the console is. */
  address: string;
  /** Signs a demo person in by a session row of their own, in this browser or in another one. */
  signInAs: (subject: string, browser?: BrowserContext) => Promise<void>;
  /** Asks the console's database, as the console does. */
  ask: <Row extends object>(query: string, values?: unknown[]) => Promise<Row[]>;
  /** Done once the journey has ended. */
  later: (work: () => Promise<void>) => void;
};

export const test = base.extend<Journeys>({
  address: async ({ baseURL }, use) => {
    if (!baseURL) throw new Error("The journeys need the console's address in CONSOLE_URL.");
    await use(baseURL);
  },
  ask: async ({}, use) => {
    const client = new Client({ connectionString: process.env["CONSOLE_DATABASE_URL"] });
    await client.connect();
    await use(async <Row extends object>(query: string, values: unknown[] = []) => {
      const { rows } = await client.query<Row>(query, values);
      return rows;
    });
    await client.end();
  },
  later: async ({}, use) => {
    const works: (() => Promise<void>)[] = [];
    await use((work) => works.push(work));
    for (const work of works) await work();
  },
  signInAs: async ({ context, ask, address }, use) => {
    await use(async (subject, browser = context) => {
      const token = newSessionToken();
      await ask(
        `insert into sessions (token_hash, person_id, created_at, last_seen_at, idle_ends_at, ends_at)
         select $1, person_id, now(), now(), now() + interval '1 hour', now() + interval '1 day'
         from identities where issuer = $2 and subject = $3`,
        [hashSessionToken(token), DEMO_ISSUER, subject],
      );
      await browser.addCookies([{ name: sessionCookieName(address), value: token, url: address }]);
    });
  },
});

export { expect };

/** Ends the session of this browser, which goes on knowing nothing of it. */
export async function endSession(context: BrowserContext, ask: Journeys["ask"], address: string): Promise<void> {
  const cookies = await context.cookies();
  const token = cookies.find(({ name }) => name === sessionCookieName(address))?.value ?? "";
  await ask("delete from sessions where token_hash = $1", [hashSessionToken(token)]);
}

/**
 * Goes to a form and waits until the page's scripts have it, if there are any: as the framework takes a filled text area
 * over, what is selected in it no longer is, and a text that is put in its place at this very moment stands beside it.
 */
export async function openForm(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await takenOver(page);
}

async function takenOver(page: Page): Promise<void> {
  if (await page.evaluate(() => matchMedia("(scripting: none)").matches)) return;
  await page.waitForFunction(() => {
    const form = document.querySelector("form[data-fields]");
    return form !== null && Object.keys(form).some((key) => key.startsWith("__reactProps"));
  });
}

/** The forms of the page no longer say whose it is, as those that no page of the console has sent. */
export async function forgetWhose(page: Page): Promise<void> {
  await takenOver(page);
  await page.evaluate((name) => {
    for (const field of document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) field.value = "";
  }, drawnFor);
}

/** What axe finds wrong on the page as it stands, in short. */
export async function barriers(page: Page): Promise<string[]> {
  // In one page, as there are no frames, and without telling of what is right: half the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

/** A notice of the person who is signed in, by what it says. */
export function noticeOf(page: Page, title: string) {
  const row = page
    .getByRole("list", { name: "Notices" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: title, exact: true }) });
  return { row, unread: row.getByText("Unread"), open: row.getByRole("button", { name: title, exact: true }) };
}

/** Until this journey ends, no other one changes or relies on what is set for the whole console. */
export async function holdSettings(ask: Journeys["ask"]): Promise<void> {
  await ask("select pg_advisory_lock(hashtext('settings of the journeys'))");
}

/** The ID of a demo mini program, by its English name. */
export async function idOf(ask: Journeys["ask"], name: string): Promise<string> {
  const [found] = await ask<{ id: string }>("select id from mini_programs where name = $1", [name]);
  if (!found) throw new Error(`There is no mini program ${name}.`);
  return found.id;
}

export async function statusOf(context: BrowserContext, path: string): Promise<number> {
  return (await context.request.get(path, { maxRedirects: 0 })).status();
}
