import { expectNoBarriers } from "@/tests/support/displays";
import { askForRemoval } from "@/tests/support/journey-requests";
import { expect, statusOf, test } from "@/tests/support/journeys";

const priya = "priya@morningcup.example";
const amara = "amara@harborpay.example";

test("a Reviewer finds a request, rejects it with a reason, and sees nothing else of the mini program; its applicant reads why", async ({
  page,
  context,
  signInAs,
}) => {
  const { number, name, miniProgramId } = await askForRemoval(priya);
  await signInAs("jonas");
  await page.goto("/mini-programs");
  const approvals = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Approvals" });
  await expect(approvals).toHaveAccessibleDescription(/waits? for you$/);
  await approvals.click();
  await expect(page.getByRole("link", { name: "Waiting for review" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("searchbox", { name: "Search requests" }).fill(name);
  await expect(page).toHaveURL(/q=Journey/);
  const requests = page.getByRole("table", { name: "Requests" });
  await expect(requests.getByRole("rowheader")).toHaveCount(1);
  await expect(requests.getByRole("link", { name, exact: true })).toHaveCount(0);
  await requests.getByRole("link", { name: `Remove ${name}` }).click();

  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("In review");
  await expect(page.getByText("Nobody needs it any more.")).toBeVisible();
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("textbox", { name: "Reason" })).toHaveAccessibleDescription(/The reason is needed/);
  await page.getByRole("textbox", { name: "Reason" }).fill("It is used every morning.");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The request was rejected." })).toBeVisible();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Rejected");
  await expect(page.getByRole("button", { name: "Reject" })).toHaveCount(0);
  expect(await statusOf(context, `/mini-programs/${miniProgramId}/information`)).toBe(404);

  await signInAs("priya");
  await page.goto("/approvals");
  await expect(page.getByRole("link", { name: "Waiting for review" })).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Search requests" }).fill(`#${number}`);
  await expect(page).toHaveURL(/q=%23/);
  await expect(requests.getByRole("rowheader")).toHaveCount(1);
  await requests.getByRole("link", { name: `Remove ${name}` }).click();
  await expect(page.getByText("It is used every morning.")).toBeVisible();
  await expect(page.getByText("Rejected by Jonas Weber")).toBeVisible();
});

test("a Reviewer who sees nothing else of a mini program stops it from one of its requests", async ({
  page,
  signInAs,
}) => {
  const { number } = await askForRemoval(priya);
  await signInAs("jonas");
  await page.goto(`/approvals/${number}`);
  await page.getByRole("button", { name: "Suspend" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Why it is suspended" }).fill("It charges twice.");
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The mini program is suspended." })).toBeVisible();
  await expect(page.getByText("Jonas Weber has suspended it. A Workspace Admin can resume it.")).toBeVisible();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("In review");
});

test("on a phone a decision is one tap from the head of the request", async ({ page, signInAs }) => {
  const { number } = await askForRemoval(priya);
  await page.setViewportSize({ width: 375, height: 700 });
  await signInAs("jonas");
  await page.goto(`/approvals/${number}`);
  const approve = page.getByRole("button", { name: "Approve" });
  await expect(approve).not.toBeInViewport();
  await page.getByRole("link", { name: "Decide", exact: true }).click();
  await expect(approve).toBeInViewport();
});

test("nobody decides what they asked for, and reads who does", async ({ page, signInAs }) => {
  const { number } = await askForRemoval(amara);
  await signInAs("amara");
  await page.goto(`/approvals/${number}`);
  await expect(
    page.getByText("You asked for this yourself, so somebody else decides it: Jonas Weber or Mei Lin."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toBeDisabled();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Withdrawn");
  await expect(page.getByText("Withdrawn by Amara Diallo")).toBeVisible();
});

test("whoever decides second is told who decided what, keeps what they typed, and has nothing left to press", async ({
  page,
  signInAs,
}) => {
  const { number } = await askForRemoval(priya);
  await signInAs("mei");
  await page.goto(`/approvals/${number}`);
  await page.getByRole("textbox", { name: "Reason" }).fill("I would say no.");
  await signInAs("jonas");
  const other = await page.context().newPage();
  await other.goto(`/approvals/${number}`);
  await other.getByRole("textbox", { name: "Comment" }).fill("Fine.");
  await other.getByRole("button", { name: "Approve" }).click();
  await expect(other.getByRole("status", { name: "Request status" })).toHaveText("Approved");
  await other.close();
  await signInAs("mei");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Jonas Weber has approved this request already.",
  );
  await expect(page.getByRole("main").getByRole("alert")).toContainText("I would say no.");
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
  await expect(page.getByRole("button", { name: "Reject" })).toHaveCount(0);
});

test("what is typed in one of the two forms holds the other one not back", async ({ page, signInAs }) => {
  const { number } = await askForRemoval(priya);
  await signInAs("mei");
  await page.goto(`/approvals/${number}`);
  await page.getByRole("textbox", { name: "Reason" }).fill("I would say no.");
  await page.getByRole("textbox", { name: "Comment" }).fill("On second thought, fine.");
  page.on("dialog", () => expect(true, "a question").toBe(false));
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a request is found, approved with a comment, and marked as it is", async ({ page, signInAs }) => {
    const { name } = await askForRemoval(priya);
    await signInAs("mei");
    await page.goto(`/approvals?q=${encodeURIComponent(name)}`);
    await page.getByRole("link", { name: `Remove ${name}` }).click();
    await page.getByRole("button", { name: "Reject" }).click();
    await expect(page.getByText("The reason is needed.").first()).toBeVisible();
    await expect(page.locator("form").filter({ hasText: "The reason is needed." })).toHaveCount(1);
    await page.getByRole("textbox", { name: "Comment" }).fill("Agreed.");
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByRole("status", { name: "Request status" })).toHaveText("Approved");
    await expect(page.getByText("Agreed.")).toBeVisible();
  });
});

test("a request that one may not see is not there, nor is the list of all for those who decide nothing", async ({
  context,
  signInAs,
}) => {
  const { number } = await askForRemoval(priya);
  await signInAs("lucia");
  expect(await statusOf(context, `/approvals/${number}`)).toBe(404);
  expect(await statusOf(context, "/approvals/999999999")).toBe(404);
  expect(await statusOf(context, "/approvals/nothing")).toBe(404);
  expect(await statusOf(context, "/approvals?tab=waiting")).toBe(403);
  expect(await statusOf(context, "/approvals")).toBe(200);
  await signInAs("kofi");
  expect(await statusOf(context, `/approvals/${number}`)).toBe(404);
  await signInAs("noor");
  expect(await statusOf(context, "/approvals")).toBe(403);
});

test("axe finds nothing on the approvals, and none is wider than the window", async ({ page, signInAs }) => {
  const { number } = await askForRemoval(priya);
  await signInAs("jonas");
  for (const path of ["/approvals", "/approvals?q=nothing+at+all", "/approvals?tab=mine", `/approvals/${number}`]) {
    await page.goto(path);
    await expectNoBarriers(page, path);
  }
});
