import { randomBytes, createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { BrowserContext } from "@playwright/test";
import { page as smallest, zip } from "@/tests/lib/package/pack";
import { makeProgram } from "@/tests/support/journey-program";
import { expect, test } from "@/tests/support/journeys";

const MiB = 1024 * 1024;

type Sent = { path: string; headers: Record<string, string>; body: Buffer; declared?: number };

/** As a script of its own would send it: also with a length that is not true. */
async function send(address: string, context: BrowserContext, { path, headers, body, declared }: Sent) {
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = httpRequest(new URL(path, address), {
      method: "POST",
      headers: { Cookie: cookies, Origin: address, "Content-Length": declared ?? body.length, ...headers },
    });
    sent.on("response", (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString() }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const raw = { "Content-Type": "application/zip" };
const to = (id: string, number = "1.0.0") => `/api/package-uploads/${id}?number=${number}&fileName=a.zip`;

test("a package of 19.9 MiB arrives with the sender's SHA-256, and comes back byte for byte", async ({
  page,
  context,
  signInAs,
  address,
}) => {
  await signInAs("priya");
  const { id } = await makeProgram(page);
  const files = { ...smallest, "film.bin": randomBytes(Math.floor(19.9 * MiB) - 1_000) };
  const body = await zip(files);
  const digest = createHash("sha256").update(body).digest("hex");
  const { status, text } = await send(address, context, { path: to(id), headers: raw, body });
  expect(status).toBe(200);
  const steps = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { step: string; draft?: string });
  expect(steps.map(({ step }) => step)).toEqual(["received", "checked", "scanned", "kept"]);
  await page.goto(`/mini-programs/${id}/versions/upload/${steps.at(-1)?.draft}`);
  await expect(page.getByText(digest.match(/.{4}/g)?.join("") ?? "")).toBeVisible();
  await page.getByRole("button", { name: "Create version" }).click();
  await expect(page.getByRole("status", { name: "Version status" })).toHaveText("Developing");
  const answer = await context.request.get(`/mini-programs/${id}/versions/1.0.0/package`);
  expect(answer.headers()).toMatchObject({
    "content-length": String(body.length),
    "content-disposition": `attachment; filename="${id}-1.0.0.zip"`,
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
  expect(
    createHash("sha256")
      .update(await answer.body())
      .digest("hex"),
  ).toBe(digest);
});

test("an upload is refused before it is read: by origin, session, right, kind, length and number", async ({
  page,
  context,
  browser,
  signInAs,
  address,
}) => {
  await signInAs("priya");
  const { id } = await makeProgram(page);
  const body = await zip(smallest);
  const given = { path: to(id), headers: raw, body };
  const stranger = await browser.newContext();
  const other = await browser.newContext();
  await signInAs("lucia", other);
  const answers: [string, number, { status: number; text: string }][] = [
    ["elsewhere", 403, await send(address, context, { ...given, headers: { ...raw, Origin: "https://evil.example" } })],
    [
      "cross-site",
      403,
      await send(address, context, { ...given, headers: { ...raw, "Sec-Fetch-Site": "cross-site" } }),
    ],
    ["nobody", 401, await send(address, stranger, given)],
    ["no right to see", 404, await send(address, other, given)],
    ["no package", 415, await send(address, context, { ...given, headers: { "Content-Type": "text/plain" } })],
    ["no number", 400, await send(address, context, { ...given, path: to(id, "1.0") })],
    ["unknown field", 400, await send(address, context, { ...given, path: `${to(id)}&more=1` })],
  ];
  for (const [what, expected, { status }] of answers) expect(status, what).toBe(expected);
  expect(JSON.parse(answers[5]?.[2].text ?? "{}")).toMatchObject({
    issues: { number: ["A number is major.minor.patch, each from 0 to 9999, such as 1.4.0."] },
  });
  // Nothing of what says that it is too long is read.
  const long = await send(address, context, { ...given, body: Buffer.alloc(1), declared: 20 * MiB + 1 }).catch(
    () => null,
  );
  expect(long?.status).toBe(413);
  await stranger.close();
  await other.close();
});

test("an upload that breaks off leaves nothing, and neither does one that was refused", async ({
  page,
  context,
  signInAs,
  address,
  ask,
}) => {
  await signInAs("priya");
  const { id } = await makeProgram(page);
  const body = await zip(smallest);
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await new Promise<void>((resolve) => {
    const sent = httpRequest(new URL(to(id), address), {
      method: "POST",
      headers: { Cookie: cookies, Origin: address, ...raw, "Content-Length": body.length + 10 },
    });
    sent.on("error", () => resolve());
    sent.on("close", () => resolve());
    sent.write(body, () => sent.destroy());
  });
  const kept = () => ask("select 1 from version_drafts where mini_program_id = $1", [id]);
  // The same person can go on at once.
  const again = await send(address, context, { path: to(id), headers: raw, body });
  expect(again.status).toBe(200);
  expect(await kept()).toHaveLength(1);

  await page.goto(`/mini-programs/${id}/versions/upload`);
  await page.getByLabel("Version number").fill("1.0.0");
  await page.getByLabel("Upload note").fill("A note that is not lost");
  await page.getByLabel("Package").setInputFiles({
    name: "broken.zip",
    mimeType: "application/zip",
    buffer: await zip({ "app.json": '{"pages":["pages/none"]}' }),
  });
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("broken.zip was refused.");
  await expect(alert).toContainText("pages/none");
  await alert.getByRole("link", { name: "Upload another" }).click();
  await expect(page.getByLabel("Version number")).toHaveValue("1.0.0");
  await expect(page.getByLabel("Upload note")).toHaveValue("A note that is not lost");
  expect(await ask("select 1 from versions where mini_program_id = $1", [id])).toEqual([]);
});

test("without JavaScript the form is sent by the browser, and what was typed comes back with what is wrong", async ({
  browser,
  page,
  signInAs,
  address,
}) => {
  await signInAs("priya");
  const { id } = await makeProgram(page);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: address });
  await signInAs("priya", context);
  const plain = await context.newPage();
  await plain.goto(`/mini-programs/${id}/versions`);
  await plain.getByRole("button", { name: "Upload version" }).click();
  const sendIt = () => plain.getByRole("button", { name: "Upload", exact: true }).click();
  await plain.getByLabel("Version number").fill("1.0");
  await plain.getByLabel("Upload note").fill("First");
  await sendIt();
  await expect(plain.getByLabel("Version number")).toHaveAccessibleDescription(/major\.minor\.patch/);
  await expect(plain.getByLabel("Package")).toHaveAccessibleDescription(/Choose a package\./);
  await expect(plain.getByLabel("Upload note")).toHaveValue("First");
  const file = { name: "build.zip", mimeType: "application/zip", buffer: await zip(smallest) };
  await plain.getByLabel("Package").setInputFiles(file);
  await sendIt();
  await expect(plain.getByLabel("Package")).toHaveAccessibleDescription(/once more/);
  await plain.getByLabel("Version number").fill("1.0.0");
  await plain.getByLabel("Package").setInputFiles(file);
  await sendIt();
  await expect(plain.getByRole("heading", { name: "What was found for 1.0.0" })).toBeVisible();
  await expect(plain.getByText("build.zip")).toBeVisible();
  await plain.getByRole("button", { name: "Create version" }).click();
  await expect(plain.getByRole("status", { name: "Version status" })).toHaveText("Developing");
  await context.close();
});

test("a package in which the virus scanner finds something is refused beside the field, and what was typed stays", async ({
  page,
  signInAs,
}) => {
  await signInAs("priya");
  const { id } = await makeProgram(page);
  await page.goto(`/mini-programs/${id}/versions/upload`);
  // As a console with a scanner answers: this one has none.
  const words = "The virus scanner found Test-Signature in this package. Nothing was kept of it.";
  const steps = [{ step: "received" }, { step: "failed", error: words, issues: { package: [words] } }];
  await page.route(/\/api\/package-uploads\//, (route) =>
    route.fulfill({
      contentType: "application/x-ndjson",
      body: steps.map((step) => `${JSON.stringify(step)}\n`).join(""),
    }),
  );
  await page.getByLabel("Version number").fill("1.0.0");
  await page.getByLabel("Upload note").fill("A note that is not lost");
  const file = { name: "build.zip", mimeType: "application/zip", buffer: await zip(smallest) };
  await page.getByLabel("Package").setInputFiles(file);
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("One field needs another look.");
  await expect(page.getByLabel("Package")).toHaveAccessibleDescription(/The virus scanner found Test-Signature/);
  await expect(page.getByLabel("Upload note")).toHaveValue("A note that is not lost");
});
