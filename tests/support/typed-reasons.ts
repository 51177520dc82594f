import { askForRemoval } from "./journey-requests";
import { journeyWorld } from "./journey-world";
import { expect } from "./journeys";
import { inMorningCup } from "./morning-cup";
import { at, field, key, long, press, said, texts, type Tools, type TypedForm } from "./typed-form";
import { addMember } from "./world";

/** A workspace of its own, whose one mini program Lena runs. */
async function ownWorld({ later }: Tools): Promise<{ members: string; workspace: string }> {
  const { miniProgramId, workspaceId, remove } = await journeyWorld();
  later(remove);
  return { members: `/mini-programs/${miniProgramId}/members`, workspace: `/workspaces/${workspaceId}` };
}

const priya = "priya@morningcup.example";
const request = async () => `/approvals/${(await askForRemoval(priya)).number}`;

/** Decisions, people, the catalog and settings. */
export const typedReasons: TypedForm[] = [
  {
    name: "approving with a comment",
    subject: "jonas",
    path: request,
    // What stands in the other form is not lost either.
    ...texts({ Comment: "Fine.", Reason: "Or rather not?" }),
    send: press("Approve"),
    done: said("The request was approved."),
  },
  {
    name: "rejecting with a reason",
    subject: "jonas",
    path: request,
    ...texts({ Comment: "Or rather fine?", Reason: long }),
    send: press("Reject"),
    done: said("The request was rejected."),
  },
  {
    name: "joining with a reason",
    subject: "amara",
    path: async (tools) => `${(await ownWorld(tools)).members}?join`,
    ...texts({ Reason: long }),
    send: press("Join as Developer Admin"),
    done: said("You are Developer Admin of this mini program"),
  },
  {
    name: "changing the role of a member",
    subject: "priya",
    path: () =>
      inMorningCup(async ({ db, add, personOf }) => {
        const miniProgram = await add();
        await addMember(db, miniProgram, await personOf("kofi@morningcup.example"), "developer");
        return `/mini-programs/${miniProgram.id}/members`;
      }),
    type: async (page) => {
      await field(page, "Role").first().selectOption("Developer Admin");
    },
    isThere: async (page) => {
      await expect(field(page, "Role").first()).toHaveValue("developer_admin");
    },
    send: press("Save role"),
    done: said("The role was changed."),
  },
  {
    name: "adding members",
    subject: "amara",
    path: async (tools) => `${(await ownWorld(tools)).members}?add=yes`,
    type: async (page) => {
      for (const name of ["nils", "nina"]) {
        await page.getByRole("searchbox", { name: "Search people" }).fill(name);
        await expect(page).toHaveURL(new RegExp(`q=${name}`));
        await page.getByRole("checkbox", { name: new RegExp(`^${name}`, "i") }).check();
      }
      await field(page, "Role").selectOption("Developer Admin");
    },
    isThere: async (page) => {
      await expect(page.getByRole("checkbox", { name: /^Nils/ })).toBeChecked();
      await expect(page.getByRole("checkbox", { name: /^Nina/ })).toBeChecked();
      await expect(field(page, "Role")).toHaveValue("developer_admin");
    },
    send: press("Add member"),
    done: said("The members were added."),
  },
  {
    name: "applying for a feature",
    second: { told: /^The activation of Payment is in review/ },
    subject: "priya",
    path: at("features/payment?apply"),
    ...texts({ Reason: long }),
    send: press("Apply"),
    done: said("You have applied for the feature."),
  },
  {
    name: "adding features",
    second: { told: /is added already/ },
    subject: "priya",
    path: at("features?add=yes"),
    type: async (page) => {
      for (const name of ["Storage", "Network"]) await page.getByRole("checkbox", { name, exact: true }).check();
    },
    isThere: async (page) => {
      for (const name of ["Storage", "Network"]) {
        await expect(page.getByRole("checkbox", { name, exact: true })).toBeChecked();
      }
      await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
    },
    send: press("Add"),
    done: said("The features were added."),
  },
  {
    name: "suspending with a reason",
    second: { told: /^Amara Diallo has suspended it\./, isGone: true },
    subject: "amara",
    path: at("information"),
    open: press("Suspend"),
    type: async (page) => field(page, "Why it is suspended").fill(long),
    isThere: async (page) => {
      await expect(page.getByRole("dialog")).toBeVisible();
      await expect(field(page, "Why it is suspended")).toHaveValue(long);
    },
    send: (page) => page.getByRole("dialog").getByRole("button", { name: "Suspend" }).click(),
    done: (page) => page.getByRole("button", { name: "Resume" }),
  },
  {
    name: "asking for a removal",
    second: { told: /^Its removal is in review/, isGone: true },
    subject: "priya",
    path: at("removal"),
    ...texts({ Reason: long }),
    send: press("Send request"),
    done: (page) => page.getByRole("button", { name: "Withdraw" }),
  },
  {
    name: "renaming a workspace",
    second: { told: /^Somebody else renamed this workspace/ },
    subject: "amara",
    path: async (tools) => (await ownWorld(tools)).workspace,
    type: async (page) => field(page, "Name").fill(`Journey ${key()} renamed`),
    isThere: async (page) => expect(field(page, "Name")).toHaveValue(/^Journey \w{8} renamed$/),
    send: press("Save"),
    done: (page) => page.getByRole("heading", { level: 1, name: /renamed$/ }),
  },
  {
    name: "inviting somebody",
    subject: "amara",
    path: async (tools) => `${(await ownWorld(tools)).workspace}/invite`,
    type: async (page) => {
      await field(page, "Name").fill("Ned New");
      await field(page, "E-mail").fill(`ned.${key()}@people.example`);
      await field(page, "Role").selectOption({ label: "Developer" });
    },
    isThere: async (page) => {
      await expect(field(page, "Name")).toHaveValue("Ned New");
      await expect(field(page, "E-mail")).toHaveValue(/^ned\.\w{8}@people\.example$/);
      await expect(field(page, "Role")).toHaveValue("developer");
    },
    send: press("Invite"),
    done: (page) => page.getByRole("row", { name: /Ned New/ }),
  },
  {
    name: "making a JSAPI",
    subject: "tomas",
    path: () => Promise.resolve("/catalog/jsapis/new"),
    type: async (page) => {
      await field(page, "Name").fill(`journey${key()}`);
      await field(page, "Description").fill(long);
      await page.getByRole("checkbox", { name: "iOS" }).uncheck();
      await page.getByRole("radio", { name: "Sensitive", exact: true }).check();
    },
    isThere: async (page) => {
      await expect(field(page, "Name")).toHaveValue(/^journey\w{8}$/);
      await expect(field(page, "Description")).toHaveValue(long);
      await expect(page.getByRole("checkbox", { name: "iOS" })).not.toBeChecked();
      await expect(page.getByRole("checkbox", { name: "Android" })).toBeChecked();
      await expect(page.getByRole("radio", { name: "Sensitive", exact: true })).toBeChecked();
    },
    send: press("Create"),
    done: (page) => page.getByRole("heading", { level: 1, name: /^journey\w{8}$/ }),
  },
  {
    name: "editing a feature of the catalog",
    subject: "tomas",
    path: async ({ ask }) => {
      const feature = `journey-${key()}`;
      await ask(
        `insert into features (key, name, name_key, sort_name, description, access, search_text, created_by, created_at)
         select $1, $1, $1, $1, 'Made by a journey.', 'activation', $1, person_id, now()
         from identities where subject = 'tomas'`,
        [feature],
      );
      await ask("insert into feature_jsapis (feature_key, jsapi_name) values ($1, 'scan')", [feature]);
      return `/catalog/features/${feature}/edit`;
    },
    ...texts({ Description: long }),
    send: press("Save"),
    done: (page) => page.getByText(long),
  },
  {
    name: "making a deployment key",
    subject: "amara",
    path: () => Promise.resolve("/settings"),
    type: async (page) => field(page, "Name").fill("Gateway of a journey"),
    isThere: async (page) => expect(field(page, "Name")).toHaveValue("Gateway of a journey"),
    send: press("Make a key"),
    done: said("The key is made. It is shown this once."),
  },
];
