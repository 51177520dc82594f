import { mkdirSync } from "node:fs";
import { chromium, type Browser, type Page } from "@playwright/test";
import { browserArgs, findBrowser } from "./browser";

type Shot = {
  name: string;
  person: string;
  path: string;
  /** Links that are followed from there. */
  open?: string[];
  phone?: boolean;
  dark?: boolean;
  height?: number;
};

const shots: Shot[] = [
  { name: "list-light", person: "Amara Diallo", path: "/mini-programs", height: 700 },
  { name: "list-phone", person: "Amara Diallo", path: "/mini-programs", phone: true, height: 700 },
  { name: "information-dark", person: "Priya Nair", path: "/mini-programs", open: ["Morning Cup"], dark: true },
  { name: "request-light", person: "Jonas Weber", path: "/approvals", open: ["Publish Morning Cup 1.4.0"] },
  {
    name: "version-light",
    person: "Priya Nair",
    path: "/mini-programs",
    open: ["1.3.0 in grayscale, 30 %"],
    height: 1_000,
  },
  {
    name: "qr-code-light",
    person: "Priya Nair",
    path: "/mini-programs",
    open: ["Morning Cup", "QR Code", "Counter at the station"],
  },
];

export async function takePictures(source: NodeJS.ProcessEnv, address: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(source), args: browserArgs });
  try {
    for (const shot of shots) await take(browser, shot, address, `${folder}/${shot.name}.png`);
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, shot: Shot, address: string, path: string): Promise<void> {
  const page = await signIn(browser, shot, address);
  await page.goto(shot.path);
  for (const name of shot.open ?? []) await page.getByRole("link", { name }).first().click();
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path });
  console.log(path);
  await page.context().close();
}

async function signIn(browser: Browser, shot: Shot, address: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: shot.phone ? 375 : 1280, height: shot.height ?? 860 },
    colorScheme: shot.dark ? "dark" : "light",
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with SSO" }).click();
  await page.getByRole("button", { name: new RegExp(`^${shot.person}`) }).click();
  await page.getByRole("heading", { name: "Mini programs" }).waitFor();
  return page;
}
