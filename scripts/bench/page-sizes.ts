import { gzipSync } from "node:zlib";
import { chromium, type Response } from "@playwright/test";
import type { Visited } from "../bench-browser";
import { browserArgs } from "../browser";

const goals = { first: 185, further: 25, html: 60 };

const pages = (id: string) => {
  const program = `/mini-programs/${id}`;
  return [
    ...["information", "versions", "members", "features", "qr-codes", "configuration"].map(
      (tab) => `${program}/${tab}`,
    ),
    ...[`${program}/versions/upload`, `${program}/qr-codes/new`, `${program}/removal`, "/mini-programs/new"],
    ...["/approvals", "/catalog", "/workspaces", "/audit", "/settings", "/notices", "/profile"],
  ];
};

/** The scripts that a browser fetches for the list, then what each further page adds to them, and the pages themselves. */
export async function benchSizes(visited: Visited): Promise<boolean> {
  const browser = await chromium.launch({ executablePath: visited.browserPath, args: browserArgs });
  try {
    const context = await browser.newContext({ baseURL: visited.url });
    await context.addCookies([{ ...visited.cookie, url: visited.url }]);
    const page = await context.newPage();
    const open = async (path: string) => {
      const fetched = new Map<string, number>();
      const note = (response: Response) => {
        if (response.request().resourceType() !== "script") return;
        waiting.push(response.body().then((body) => void fetched.set(response.url(), gzipSync(body).length)));
      };
      const waiting: Promise<void>[] = [];
      page.on("response", note);
      const answer = await page.goto(path, { waitUntil: "networkidle" });
      page.off("response", note);
      await Promise.all(waiting);
      if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}.`);
      return { fetched, html: (await answer.body()).length };
    };

    const list = await open("/mini-programs");
    let isMet = true;
    console.log("\n### What a browser is sent\n");
    console.log("| Page | Scripts, KiB (gzip) | Goal | HTML, KiB | Goal |\n|---|---:|---:|---:|---:|");
    const tell = (path: string, scripts: number, goal: number, html: number) => {
      if (scripts > goal * 1024 || html > goals.html * 1024) isMet = false;
      const shown = path.replace(visited.miniProgram, "…");
      console.log(`| ${shown} | ${kibibytes(scripts)} | ${goal} | ${kibibytes(html)} | ${goals.html} |`);
    };
    tell("/mini-programs, first of all", sum(list.fetched.values()), goals.first, list.html);
    for (const path of pages(visited.miniProgram)) {
      const { fetched, html } = await open(path);
      const added = [...fetched].filter(([url]) => !list.fetched.has(url)).map(([, size]) => size);
      tell(path, sum(added), goals.further, html);
    }
    return isMet;
  } finally {
    await browser.close();
  }
}

const kibibytes = (bytes: number) => (bytes / 1024).toFixed(1);
const sum = (sizes: Iterable<number>) => [...sizes].reduce((whole, size) => whole + size, 0);
