import type { Page } from "@playwright/test";
import { test as base } from "./journeys";

/** Of this test's own: a mini program of GreenBox with nothing configured. */
export const test = base.extend<{ id: string; here: string; configured: (testers: string[]) => Promise<void> }>({
  id: async ({ ask }, use) => {
    const [made] = await ask<{ id: string }>(
      `with made as (
         insert into mini_programs (id, workspace_id, type, state, default_language, name, sort_name, search_text,
           categories, missing, created_by, created_at, updated_at, form_key)
         select key, workspace_id, type, 'created', 'en', 'Journey ' || key, key, key, '{}', '{}', created_by, now(),
           now(), gen_random_uuid()
         from mini_programs, (select (1e15 + floor(random() * 8e15))::bigint::text as key) as keys
         where name = 'GreenBox Market' returning id, workspace_id, name
       ), texts as (
         insert into mini_program_texts (mini_program_id, workspace_id, language, name, name_key, keywords)
         select id, workspace_id, 'en', name, name, '{}' from made
       ) select id from made`,
    );
    if (!made) throw new Error("The journey's mini program was not made.");
    await use(made.id);
    await ask("delete from mini_programs where id = $1", [made.id]);
  },
  here: async ({ id }, use) => use(`/mini-programs/${id}/configuration`),
  configured: async ({ id, ask }, use) => {
    await use(async (testers) => {
      await ask(
        `insert into configuration_revisions (mini_program_id, revision, production_client_id, server_domains,
           h5_domains, testers, changed_by, changed_at)
         select $1, 1 + count(revision), 'live-1', '{https://api.example.com}', '{}', $2, min(mini_programs.created_by::text)::uuid, now()
         from mini_programs left join configuration_revisions on mini_program_id = id where id = $1`,
        [id, testers],
      );
    });
  },
});

export const production = (page: Page) => page.getByRole("group", { name: "Production" });
export const box = (page: Page, name: string) => page.getByRole("textbox", { name });
export const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
export const history = (page: Page) => page.getByRole("list", { name: "History" });
