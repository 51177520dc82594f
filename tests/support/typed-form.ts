import { randomBytes } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { expect } from "./journeys";
import { inMorningCup } from "./morning-cup";
import type { MiniProgramInput } from "./world";

export type Tools = {
  ask: <Row extends object>(query: string, values?: unknown[]) => Promise<Row[]>;
  /** Done once the journey has ended. */
  later: (work: () => Promise<void>) => void;
};

/** A form that somebody types in. */
export type TypedForm = {
  name: string;
  /** Who types. */
  subject: string;
  /** Where it stands, once all that it needs is there. */
  path: (tools: Tools) => Promise<string>;
  /** Before anything is typed, such as opening a dialog. */
  open?: (page: Page) => Promise<void>;
  type: (page: Page) => Promise<void>;
  /** From what is typed to where it is sent, where that takes a step. */
  goOn?: (page: Page) => Promise<void>;
  isThere: (page: Page) => Promise<void>;
  send: (page: Page) => Promise<void>;
  /** What is seen once it was sent. */
  done: (page: Page) => Locator;
  /** What whoever sends it second is told; where the form is gone by then, their text is told with it. */
  second?: { told: RegExp; isGone?: true };
  /** It goes to an address that every release has. */
  isNoAction?: boolean;
};

export const key = () => randomBytes(4).toString("hex");
export const press = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true }).click();
export const field = (page: Page, name: string) => page.getByRole("main").getByLabel(name, { exact: true });
export const said = (words: string) => (page: Page) =>
  page.getByRole("main").getByRole("status").filter({ hasText: words });

/** Fills fields by their labels, and looks for the same texts there. */
export function texts(values: Record<string, string>): Pick<TypedForm, "type" | "isThere"> {
  const each = Object.entries(values);
  return {
    type: async (page) => {
      for (const [name, value] of each) await field(page, name).fill(value);
    },
    isThere: async (page) => {
      for (const [name, value] of each) await expect(field(page, name), name).toHaveValue(value);
    },
  };
}

/** A tab of a mini program of its own, which Priya runs. */
export const at =
  (tab: string, input: MiniProgramInput = {}) =>
  () =>
    inMorningCup(async ({ add }) => `/mini-programs/${(await add(input)).id}/${tab}`);

export const long = "Typed with care, and sent at the wrong moment.";
