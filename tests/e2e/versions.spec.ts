import type { Page } from "@playwright/test";
import { placeOf } from "@/lib/release/decide";
import { zip } from "@/tests/lib/package/pack";
import { appServer, makeKey } from "@/tests/support/app-server";
import {
  filesCalling,
  makeProgram,
  submitVersion,
  uploadVersion,
  versionStatus,
} from "@/tests/support/journey-program";
import { barriers, expect, test } from "@/tests/support/journeys";

const approve = async (page: Page, request: string) => {
  await page.goto(`/approvals/${request}`);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
};

const publish = async (page: Page) => {
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(versionStatus(page)).toHaveText("Released");
};

/** Somebody whose place among the users lies between two shares. */
function userPlaced(id: string, number: string, from: number, to: number): string {
  for (let at = 0; ; at += 1) {
    const place = placeOf(id, number, `user${at}`);
    if (place >= from && place < to) return `user${at}`;
  }
}

const miniProgramStatus = (page: Page) => page.getByRole("status", { name: "Mini program status" });

test("a package is uploaded, stopped for a missing feature, mended, reviewed, released by steps, and rolled back to", async ({
  page,
  request,
  signInAs,
}) => {
  test.slow();
  await signInAs("amara");
  const key = await makeKey(page, `Journey ${Date.now().toString(36)}`);
  await signInAs("priya");
  const { id } = await makeProgram(page);
  const app = appServer(request, id, key);
  const versions = `/mini-programs/${id}/versions`;
  await uploadVersion(page, id, "1.0.0", await zip(filesCalling('my.showToast({ content: "my.getLocation" });')));

  const jsapis = page.getByRole("table", { name: "JSAPIs" });
  await expect(jsapis.getByRole("row")).toHaveCount(2);
  await expect(jsapis.getByRole("row").nth(1)).toContainText("pages/index/index.js:3");
  await expect(jsapis.getByRole("row").nth(1)).toContainText("Not granted");
  await expect(page.getByRole("button", { name: "Submit for approval" })).toHaveAttribute("aria-disabled", "true");
  expect(await barriers(page)).toEqual([]);
  const checks = page.getByRole("listitem").filter({ hasText: "Every JSAPI granted" });
  await checks.getByRole("link", { name: "Add Interface" }).click();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "The feature was added." })).toBeVisible();

  await page.goto(`${versions}/1.0.0`);
  const first = await submitVersion(page, "The first one.");
  await expect(page.getByRole("button", { name: "Withdraw" })).toBeVisible();
  await signInAs("jonas");
  await approve(page, first);
  await signInAs("priya");
  await page.goto(`${versions}/1.0.0`);
  const inTheWay = page.getByRole("listitem").filter({ hasText: "The tester whitelist is empty" });
  await expect(inTheWay.getByRole("link", { name: "Edit configuration" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Start grayscale" })).toHaveAccessibleDescription(
    /No version is released yet/,
  );
  expect((await app.get()).status()).toBe(404);
  await publish(page);
  await expect(miniProgramStatus(page)).toHaveText("Released 1.0.0");
  expect(await app.release()).toMatchObject({ version: "1.0.0", state: "released", jsapis: ["showToast"] });

  await uploadVersion(page, id, "1.1.0", await zip(filesCalling('my.showToast({}); my.alert({ title: "" });')));
  await expect(jsapis.getByRole("row").filter({ hasText: "alert" })).toContainText("New");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("combobox", { name: "From" })).toHaveValue("1.0.0");
  await expect(page.getByRole("listitem").filter({ hasText: "alert" })).toContainText("Added");
  await expect(page.getByRole("listitem").filter({ hasText: "pages/index/index.js" })).toContainText("Changed");
  expect(await barriers(page)).toEqual([]);
  await page.goto(`${versions}/1.1.0`);
  const second = await submitVersion(page, "Tells what it does.");
  await signInAs("jonas");
  await approve(page, second);

  await signInAs("priya");
  await page.goto(`${versions}/1.1.0`);
  await page.getByLabel("Share (percent)").fill("0");
  await page.getByRole("button", { name: "Start grayscale" }).click();
  await expect(page.getByLabel("Share (percent)")).toHaveAccessibleDescription(
    /Type a whole number in the range given here/,
  );
  await page.getByLabel("Share (percent)").fill("10");
  await page.getByRole("button", { name: "Start grayscale" }).click();
  await expect(versionStatus(page)).toHaveText("Grayscale release 10 %");
  const [early, late] = [userPlaced(id, "1.1.0", 0, 10), userPlaced(id, "1.1.0", 10, 50)];
  const versionsOf = async () => [
    await app.version(),
    await app.version(`?user=${early}`),
    await app.version(`?user=${late}`),
  ];
  expect(await versionsOf()).toEqual(["1.0.0", "1.1.0", "1.0.0"]);
  await page.getByLabel("Share (percent)").fill("5");
  await page.getByRole("button", { name: "Raise" }).click();
  await expect(page.getByLabel("Share (percent)")).toHaveAccessibleDescription(/only rises/);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("More crashes than before.");
  await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
  await expect(versionStatus(page)).toHaveText("Grayscale release 10 %, paused");
  await expect(page.getByText("More crashes than before.")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(versionStatus(page)).toHaveText("Grayscale release 10 %");
  await page.getByRole("button", { name: "Cancel release" }).click();
  const canceling = page.getByRole("dialog", { name: "Cancel the release of 1.1.0?" });
  await expect(canceling.getByRole("button")).toHaveText(["Cancel release", "Keep release"]);
  await canceling.getByRole("button", { name: "Keep release" }).click();
  await expect(canceling).toBeHidden();
  await page.getByLabel("Share (percent)").fill("50");
  await page.getByRole("button", { name: "Raise" }).click();
  await expect(versionStatus(page)).toHaveText("Grayscale release 50 %");
  expect(await versionsOf()).toEqual(["1.0.0", "1.1.0", "1.1.0"]);
  await publish(page);
  await expect(miniProgramStatus(page)).toHaveText("Released 1.1.0");
  expect(await versionsOf()).toEqual(["1.1.0", "1.1.0", "1.1.0"]);

  await page.goto(`${versions}?status=archived`);
  await page.getByRole("table", { name: "Versions" }).getByRole("link", { name: "1.0.0" }).click();
  await expect(versionStatus(page)).toHaveText("Archived");
  await page.getByRole("button", { name: "Roll back" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Roll back" }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAccessibleDescription(/The reason is needed/);
  await dialog.getByLabel("Reason").fill("1.1.0 crashes.");
  await dialog.getByRole("button", { name: "Roll back" }).click();
  await expect(versionStatus(page)).toHaveText("Released");
  await expect(miniProgramStatus(page)).toHaveText("Released 1.0.0");
  expect(await versionsOf()).toEqual(["1.0.0", "1.0.0", "1.0.0"]);
});

test("an HTML5 version keeps its entrance and the JSAPIs that it declares, and needs its host on the whitelist", async ({
  page,
  request,
  signInAs,
}) => {
  test.slow();
  await signInAs("amara");
  const key = await makeKey(page, `Journey ${Date.now().toString(36)}`);
  await signInAs("priya");
  const { id } = await makeProgram(page, { type: "HTML5" });
  await page.goto(`/mini-programs/${id}/versions`);
  await page.getByRole("button", { name: "Upload version" }).click();
  await expect(page.getByText("https://shop.example.com/start")).toBeVisible();
  await page.getByLabel("Version number").fill("1.0");
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await expect(page.getByLabel("Version number")).toHaveAccessibleDescription(/major\.minor\.patch/);
  await page.getByLabel("Version number").fill("1.0.0");
  await page.getByText("None chosen").click();
  await page.getByRole("checkbox", { name: "request", exact: true }).check();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await expect(page.getByRole("heading", { name: "What was found for 1.0.0" })).toBeVisible();
  await page.getByRole("button", { name: "Create version" }).click();
  await expect(versionStatus(page)).toHaveText("Developing");
  const listed = page.getByRole("listitem").filter({ hasText: "Entrance on the H5 whitelist" });
  await expect(listed).toContainText("shop.example.com is not on the H5 whitelist.");
  await expect(page.getByRole("link", { name: "Download" })).toHaveCount(0);

  await listed.getByRole("link", { name: "Edit configuration" }).click();
  await page.getByLabel("H5 domain whitelist").fill("https://shop.example.com");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The configuration was saved." })).toBeVisible();
  await page.goto(`/mini-programs/${id}/features/network`);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "The feature was added." })).toBeVisible();
  await page.goto(`/mini-programs/${id}/versions/1.0.0`);
  const asked = await submitVersion(page, "The first one.");
  await signInAs("mei");
  await page.goto(`/approvals/${asked}`);
  await page.getByLabel("Reason").fill("The page does not open.");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Rejected");

  await signInAs("priya");
  await page.goto(`/mini-programs/${id}/versions/1.0.0`);
  await expect(versionStatus(page)).toHaveText("Rejected");
  await expect(page.getByText("The page does not open.")).toBeVisible();
  const again = await submitVersion(page, "The first one. It opens now.");
  await signInAs("jonas");
  await approve(page, again);
  await expect(page.getByRole("link", { name: `#${asked}`, exact: true })).toBeVisible();
  await signInAs("priya");
  await page.goto(`/mini-programs/${id}/versions/1.0.0`);
  await publish(page);
  const entrance = "https://shop.example.com/start";
  expect(await appServer(request, id, key).release()).toMatchObject({
    version: "1.0.0",
    entrance,
    jsapis: ["request"],
  });
});

test("a Developer uploads and looks, and is offered nothing else", async ({ page, signInAs, ask }) => {
  await signInAs("priya");
  const { id } = await makeProgram(page);
  await ask(
    `insert into mini_program_members (mini_program_id, person_id, role, added_by, created_at)
     select $1, person_id, 'developer', person_id, now() from identities where subject = 'kofi'`,
    [id],
  );
  await signInAs("kofi");
  await uploadVersion(page, id, "0.1.0", await zip(filesCalling("")));
  await expect(page.getByText("It uses none that a feature would have to grant.")).toBeVisible();
  for (const act of ["Submit for approval", "Delete version", "Save"]) {
    await expect(page.getByRole("button", { name: act })).toHaveCount(0);
  }
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe(`${id}-0.1.0.zip`);

  await signInAs("priya");
  await page.reload();
  await page.getByRole("button", { name: "Delete version" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No version yet")).toBeVisible();
  await page.getByRole("button", { name: "Upload version" }).click();
  await expect(page.getByText("greater than 0.1.0")).toBeVisible();
});
