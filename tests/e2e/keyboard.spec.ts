import { zip } from "@/tests/lib/package/pack";
import { box, test as configurationTest } from "@/tests/support/configuration-journeys";
import { askForPublication } from "@/tests/support/journey-publication";
import { filesCalling, versionStatus } from "@/tests/support/journey-program";
import { askForRemoval } from "@/tests/support/journey-requests";
import { journeyWorld } from "@/tests/support/journey-world";
import { expect, idOf, test } from "@/tests/support/journeys";
import { enter, expectLedOn, skipToContent, tabTo, typeInto } from "@/tests/support/keyboard";
import { inMorningCup } from "@/tests/support/morning-cup";
import { completeInformation } from "@/tests/support/versions";

// The tenth task, creating one, stands among what is tried of accessibility.
test.describe.configure({ mode: "parallel" });

const priya = "priya@morningcup.example";

/** That Priya runs, with all that a submission asks for. */
const ownProgram = () =>
  inMorningCup(async ({ db, add }) => {
    const miniProgram = await add();
    await completeInformation(db, miniProgram);
    return miniProgram;
  });

test("a mini program is found by keyboard alone", async ({ page, signInAs }) => {
  await signInAs("priya");
  await page.goto("/mini-programs");
  await skipToContent(page);
  await tabTo(page, "searchbox", "Search mini programs");
  await page.keyboard.type("filmnight");
  await expect(page).toHaveURL(/q=filmnight/);
  await expect(page.getByRole("table", { name: "Mini programs" }).getByRole("rowheader")).toHaveCount(1);
  await expect(page.getByRole("searchbox", { name: "Search mini programs" })).toBeFocused();
  await enter(page, "link", "FilmNight");
  await expect(page.getByRole("heading", { level: 1, name: "FilmNight" })).toBeVisible();
  await expectLedOn(page);
});

test("a text is edited by keyboard alone, also after it was refused", async ({ page, signInAs }) => {
  await signInAs("priya");
  const { id, name } = await ownProgram();
  await page.goto(`/mini-programs/${id}/information`);
  await skipToContent(page);
  await enter(page, "button", "Edit information");
  await typeInto(page, "Tagline", "x".repeat(31));
  await page.keyboard.press("Enter");
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("One field needs another look.");
  await expect(alert.locator("xpath=..")).toBeFocused();
  await enter(page, "link", /^Tagline: /);
  await expect(page.getByRole("textbox", { name: "Tagline" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Warm and near");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "The changes were saved." })).toBeVisible();
  await expect(page.getByText("Warm and near").first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expectLedOn(page);
});

test("a version is uploaded and submitted by keyboard alone", async ({ page, signInAs }) => {
  await signInAs("priya");
  const { id } = await ownProgram();
  await page.goto(`/mini-programs/${id}/versions`);
  await skipToContent(page);
  await enter(page, "button", "Upload version");
  await typeInto(page, "Version number", "1.0.0");
  const chooser = page.waitForEvent("filechooser");
  await enter(page, "button", "Package");
  const buffer = await zip(filesCalling(""));
  await (await chooser).setFiles({ name: "build.zip", mimeType: "application/zip", buffer });
  await enter(page, "button", "Upload");
  await enter(page, "button", "Create version");
  await expect(versionStatus(page)).toHaveText("Developing");
  await typeInto(page, "Release note", "The first one.", { most: 20 });
  await enter(page, "button", "Save");
  await expect(page.getByRole("status").filter({ hasText: "The release note was saved." })).toBeVisible();
  await enter(page, "button", "Submit for approval", { most: 20 });
  await expect(versionStatus(page)).toHaveText("In review");
  await expectLedOn(page);
});

test("a version is approved by keyboard alone", async ({ page, signInAs }) => {
  const { number, name } = await askForPublication();
  await signInAs("jonas");
  await page.goto("/approvals");
  await skipToContent(page);
  await tabTo(page, "searchbox", "Search requests");
  await page.keyboard.type(`#${number}`);
  await expect(page.getByRole("table", { name: "Requests" }).getByRole("rowheader")).toHaveCount(1);
  await enter(page, "link", new RegExp(name));
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("In review");
  await typeInto(page, "Comment", "Read and tried.", { most: 40 });
  await enter(page, "button", "Approve");
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
  await expectLedOn(page);
});

test("a request is rejected by keyboard alone, also after the reason was forgotten", async ({ page, signInAs }) => {
  const { number } = await askForRemoval(priya);
  await signInAs("jonas");
  await page.goto(`/approvals/${number}`);
  await skipToContent(page);
  await enter(page, "button", "Reject", { most: 20 });
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert.locator("xpath=..")).toBeFocused();
  await enter(page, "link", /^Reason: /);
  await expect(page.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await page.keyboard.type("It is used every morning.");
  await enter(page, "button", "Reject");
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Rejected");
  await expectLedOn(page);
});

test("a member is added by keyboard alone", async ({ page, signInAs }) => {
  const world = await journeyWorld();
  try {
    await signInAs(world.lena.subject);
    await page.goto(`/mini-programs/${world.miniProgramId}/members`);
    await skipToContent(page);
    await enter(page, "button", "Add member");
    await tabTo(page, "searchbox", "Search people");
    await page.keyboard.type("nina");
    await expect(page.getByRole("checkbox")).toHaveCount(1);
    await tabTo(page, "checkbox", new RegExp(world.nina.name));
    await page.keyboard.press("Space");
    await tabTo(page, "combobox", "Role");
    await page.keyboard.type("Developer Admin");
    await enter(page, "button", "Add member");
    await expect(page.getByText("The member was added.")).toBeVisible();
    await expectLedOn(page);
    const row = page.getByRole("row").filter({ hasText: world.nina.name });
    await expect(row.getByRole("combobox", { name: "Role" })).toHaveValue("developer_admin");
  } finally {
    await world.remove();
  }
});

test("a feature is added by keyboard alone", async ({ page, signInAs }) => {
  await signInAs("priya");
  const { id } = await ownProgram();
  await page.goto(`/mini-programs/${id}/features`);
  await skipToContent(page);
  await enter(page, "button", "Add feature");
  await tabTo(page, "checkbox", "Storage");
  await page.keyboard.press("Space");
  await enter(page, "button", "Add");
  await expect(page.getByRole("status").getByText("The feature was added.")).toBeVisible();
  await expectLedOn(page);
});

test("a QR code with parameters is made by keyboard alone", async ({ page, signInAs }) => {
  await signInAs("priya");
  const { id } = await ownProgram();
  await page.goto(`/mini-programs/${id}/qr-codes`);
  await skipToContent(page);
  await enter(page, "button", "New QR code");
  await typeInto(page, "Name", "Counter");
  await tabTo(page, "textbox", "URL");
  await page.keyboard.type("pages/index/index");
  await typeInto(page, "Parameter name", "table");
  await typeInto(page, "Parameter value", "12");
  await enter(page, "button", "Add parameter");
  await expect(page.getByRole("textbox", { name: "Parameter name" }).nth(1)).toBeFocused();
  await enter(page, "button", "Remove parameter 2");
  await expect(page.getByRole("textbox", { name: "Parameter name" })).toBeFocused();
  await enter(page, "button", "Create");
  await expect(page.getByRole("heading", { level: 2, name: "Counter" })).toBeVisible();
  await expectLedOn(page);
});

configurationTest("a whitelist is changed by keyboard alone", async ({ page, signInAs, here }) => {
  await signInAs("hana");
  await page.goto(here);
  await skipToContent(page);
  await enter(page, "button", "Edit configuration");
  await tabTo(page, "textbox", "Tester whitelist");
  await page.keyboard.type("jane@example.com\nuser!1");
  await enter(page, "button", "Save");
  await expect(page.getByRole("main").getByRole("alert").locator("xpath=..")).toBeFocused();
  await enter(page, "link", /^Tester whitelist: /);
  await expect(box(page, "Tester whitelist")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("jane@example.com\nuser_1");
  await enter(page, "button", "Save");
  await expect(page.getByRole("heading", { name: "What will change" })).toBeVisible();
  await enter(page, "button", "Save changes");
  await expect(page.getByRole("status").filter({ hasText: "The configuration was saved." })).toBeVisible();
  await expectLedOn(page);
});

test("a dialog keeps the focus while it is open and gives it back", async ({ page, signInAs, ask }) => {
  await signInAs("amara");
  await page.goto(`/mini-programs/${await idOf(ask, "Morning Cup")}/information`);
  await skipToContent(page);
  await enter(page, "button", "Suspend");
  const dialog = page.getByRole("dialog", { name: "Suspend Morning Cup?" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Why it is suspended" })).toBeFocused();
  await enter(page, "button", "Suspend");
  await expect(dialog.getByRole("alert").locator("xpath=..")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Suspend" })).toBeFocused();
});
