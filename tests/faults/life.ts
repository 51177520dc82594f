import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { miniPrograms } from "@/db/schema";
import { builtActions } from "../access/http/actions";
import { readCalled, type Called, type Fields, type httpClient } from "../access/http/client";
import { fill } from "../access/http/row";
import type { Cast } from "./world-of-faults";

/** One mini program on its way through all that people do with it. */
export type Life = {
  /** Six digits, which make its name. */
  key: string;
  formKey: string;
  cast: Cast;
  workspaceId: string;
  db: Db;
  client: ReturnType<typeof httpClient>;
  /** What the answers so far have said: the draft that waits for its version. */
  draft: string;
};

export type Act = {
  name: string;
  /** Reads what the form would show, and answers with what sends it: the same bytes, however often. */
  prepare: (life: Life) => Promise<() => Promise<Called>>;
  /** An upload changes nothing that counts until a version is made of it, so its answer alone tells that it was kept. */
  isUpload?: true;
};

export type Who = keyof Cast;

export const nameOf = ({ key }: Life) => `Life ${key}`;

export async function idOf({ db, formKey, cast }: Life): Promise<string | null> {
  const [found] = await db
    .select({ id: miniPrograms.id })
    .from(miniPrograms)
    .where(and(eq(miniPrograms.formKey, formKey), eq(miniPrograms.createdBy, cast.chief.id)));
  return found?.id ?? null;
}

export async function knownId(life: Life): Promise<string> {
  const id = await idOf(life);
  if (id === null) throw new Error(`${nameOf(life)} is gone.`);
  return id;
}

const actions = builtActions();

/** The action of a page, posted as the framework's script does. */
export function form(
  name: string,
  by: Who,
  action: string,
  fields: (life: Life, id: string) => Fields | Promise<Fields>,
): Act {
  const built = actions.get(`(console)/${action}`);
  if (!built) throw new Error(`There is no action ${action}.`);
  return {
    name,
    prepare: async (life) => {
      const id = name === "create" ? randomUUID() : await knownId(life);
      const values = await fields(life, id);
      const asked = values.find(([field]) => field === "number")?.[1] ?? "1.0.0";
      const path = fill(built.pages[0] ?? "/", { ...anything, id, number: asked });
      return async () => readCalled(await life.client.call(path, life.cast[by].token, built.id, values));
    },
  };
}

/** Stands in the address of a page that has the action; the action itself goes by its form. */
const anything = { key: "maps", name: "none", token: "none", draft: randomUUID(), codeId: randomUUID(), revision: "0" };

/** The same on a page of the mini program, whose form names it as `id`. */
export const onProgram = (
  name: string,
  by: Who,
  action: string,
  more: (life: Life, id: string) => Fields | Promise<Fields> = () => [],
): Act => form(name, by, `mini-programs/[id]/${action}`, async (life, id) => [["id", id], ...(await more(life, id))]);
