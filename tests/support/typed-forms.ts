import type { Page } from "@playwright/test";
import { page as smallest, zip } from "@/tests/lib/package/pack";
import { expect } from "./journeys";
import { inMorningCup } from "./morning-cup";
import { at, field, key, long, press, said, texts, type TypedForm } from "./typed-form";
import { typedReasons } from "./typed-reasons";
import { addVersion, completeInformation } from "./versions";

const drawn = (page: Page) => page.getByText(/^harborpay:.*floor.*ground/);

/** Every kind of form that somebody types in: a new one is one row more. */
export const typedForms: TypedForm[] = [
  {
    name: "creating a mini program",
    subject: "priya",
    path: () => Promise.resolve("/mini-programs/new"),
    type: async (page) => {
      await page.getByRole("radio", { name: "HTML5" }).check();
      await field(page, "Name").fill(`Journey ${key()}`);
      await field(page, "Description").fill(long);
      await page.getByRole("group", { name: "Categories" }).locator("summary").click();
      await page.getByRole("checkbox", { name: "Cafe" }).check();
      await field(page, "Entrance URL").fill("https://shop.example.com/app");
    },
    isThere: async (page) => {
      await expect(page.getByRole("radio", { name: "HTML5" })).toBeChecked();
      await expect(field(page, "Name")).toHaveValue(/^Journey \w{8}$/);
      await expect(field(page, "Description")).toHaveValue(long);
      await expect(page.locator("input[value='food-drink/cafe']")).toBeChecked();
      await expect(page.getByRole("group", { name: "Categories" }).locator("summary")).toHaveText("Cafe");
      await expect(field(page, "Entrance URL")).toHaveValue("https://shop.example.com/app");
    },
    send: press("Create"),
    done: (page) => page.getByRole("status", { name: "Mini program status" }),
  },
  {
    name: "editing its information",
    subject: "priya",
    path: at("information/edit"),
    ...texts({
      Tagline: "Warm and near",
      Description: long,
      Keywords: "coffee, near",
      "Service e-mail": "a@b.example",
    }),
    send: press("Save"),
    done: said("The changes were saved."),
  },
  {
    name: "adding a language",
    second: { told: /is there already/ },
    subject: "priya",
    path: at("information"),
    open: press("Add language"),
    type: async (page) => {
      await field(page, "Language").selectOption("fr");
      await field(page, "Name").fill(`Le café ${key()}`);
    },
    isThere: async (page) => {
      await expect(page.getByRole("dialog")).toBeVisible();
      await expect(field(page, "Language")).toHaveValue("fr");
      await expect(field(page, "Name")).toHaveValue(/^Le café \w{8}$/);
    },
    send: (page) => page.getByRole("dialog").getByRole("button", { name: "Add language" }).click(),
    done: said("was added with the texts"),
  },
  {
    name: "editing the configuration",
    subject: "priya",
    path: at("configuration/edit"),
    ...texts({
      "Server domain whitelist": "https://api.example.com\nhttps://cdn.example.com",
      "Tester whitelist": "jane",
    }),
    send: press("Save"),
    done: (page) => page.getByRole("heading", { name: "What will change" }),
  },
  {
    name: "saving a configuration whose difference is shown",
    subject: "priya",
    path: at("configuration/edit"),
    type: async (page) => {
      await field(page, "H5 domain whitelist").fill("shop.example.com");
      await field(page, "Tester whitelist").fill("jane");
    },
    goOn: async (page) => {
      await press("Save")(page);
      await expect(page.getByRole("heading", { name: "What will change" })).toBeVisible();
    },
    isThere: async (page) => {
      await expect(field(page, "H5 domain whitelist")).toHaveValue("shop.example.com");
      await expect(field(page, "Tester whitelist")).toHaveValue("jane");
    },
    send: press("Save changes"),
    done: said("The configuration was saved."),
  },
  {
    name: "making a QR code",
    subject: "priya",
    path: at("qr-codes/new"),
    type: async (page) => {
      await field(page, "Name").fill("Counter");
      await field(page, "URL").fill("pages/index/index");
      await field(page, "Parameter name").fill("table");
      await field(page, "Parameter value").fill("12");
      await press("Add parameter")(page);
      await field(page, "Parameter name").nth(1).fill("floor");
      await field(page, "Parameter value").nth(1).fill("ground");
      await expect(drawn(page)).toBeVisible();
    },
    isThere: async (page) => {
      await expect(field(page, "Name")).toHaveValue("Counter");
      for (const [row, name, value] of [
        [0, "table", "12"],
        [1, "floor", "ground"],
      ] as const) {
        await expect(field(page, "Parameter name").nth(row)).toHaveValue(name);
        await expect(field(page, "Parameter value").nth(row)).toHaveValue(value);
      }
      await expect(drawn(page)).toBeVisible();
    },
    send: press("Create"),
    done: (page) => page.getByRole("heading", { level: 2, name: "Counter" }),
  },
  {
    name: "uploading a package",
    subject: "priya",
    isNoAction: true,
    path: at("versions/upload"),
    type: async (page) => {
      await field(page, "Version number").fill("1.0.0");
      await field(page, "Upload note").fill(long);
      const file = { name: "build.zip", mimeType: "application/zip", buffer: await zip(smallest) };
      await field(page, "Package").setInputFiles(file);
    },
    isThere: async (page) => {
      await expect(field(page, "Version number")).toHaveValue("1.0.0");
      await expect(field(page, "Upload note")).toHaveValue(long);
      await expect(field(page, "Package")).toHaveValue(/build\.zip$/);
    },
    send: press("Upload"),
    done: (page) => page.getByRole("heading", { name: "What was found for 1.0.0" }),
  },
  {
    name: "uploading an entrance",
    subject: "priya",
    path: at("versions/upload", { type: "html5" }),
    type: async (page) => {
      await field(page, "Version number").fill("1.0.0");
      await page.getByRole("group", { name: "JSAPIs", exact: true }).locator("summary").click();
      await page.getByRole("checkbox", { name: "scan", exact: true }).check();
      await field(page, "Upload note").fill(long);
    },
    isThere: async (page) => {
      await expect(field(page, "Version number")).toHaveValue("1.0.0");
      await expect(page.getByRole("group", { name: "JSAPIs", exact: true }).locator("summary")).toHaveText("scan");
      await expect(field(page, "Upload note")).toHaveValue(long);
    },
    send: press("Upload"),
    done: (page) => page.getByRole("button", { name: "Create version" }),
  },
  {
    name: "writing a release note",
    second: { told: /saved changes (in another window )?while you were editing/ },
    subject: "priya",
    path: () =>
      inMorningCup(async ({ db, add, owner }) => {
        const miniProgram = await add();
        await completeInformation(db, miniProgram);
        await addVersion(db, miniProgram, owner, "1.0.0");
        return `/mini-programs/${miniProgram.id}/versions/1.0.0`;
      }),
    type: async (page) => field(page, "Release note").fill(`Typed with care ${key()}.`),
    isThere: async (page) => expect(field(page, "Release note")).toHaveValue(/^Typed with care \w{8}\.$/),
    send: press("Save"),
    done: said("The release note was saved."),
  },
  ...typedReasons,
];
