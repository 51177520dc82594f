import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import type { Visited } from "../bench-browser";
import { browserArgs } from "../browser";
import { freePorts } from "../ports.mjs";

const runs = 3;
const scores = { performance: 95, accessibility: 100, "best-practices": 100 } as const;
const metrics = {
  "largest-contentful-paint": { name: "LCP, ms", goal: 1_800 },
  "cumulative-layout-shift": { name: "CLS", goal: 0.02 },
  "total-blocking-time": { name: "TBT, ms", goal: 150 },
} as const;

/**
 * Three pages as Lighthouse's mobile preset sees them, medians of three runs each; at the end the LCP that a browser shows
 * which is held back to the preset's line and processor, instead of what Lighthouse works out from one that is not.
 */
export async function benchLighthouse({ url, browserPath, cookie, miniProgram }: Visited): Promise<boolean> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error("No port is free.");
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [...browserArgs, `--remote-debugging-port=${port}`],
  });
  let isMet = true;
  try {
    const named = [...Object.keys(scores), ...Object.values(metrics).map(({ name }) => name)];
    console.log(`\n### Lighthouse, mobile, medians of ${runs} runs\n`);
    console.log(`| Page | ${named.join(" | ")} | LCP held back, ms |\n|---|${named.map(() => "---:|").join("")}---:|`);
    const goals = [
      ...Object.values(scores).map((goal) => `≥ ${goal}`),
      ...Object.values(metrics).map((m) => `≤ ${m.goal}`),
    ];
    const paths = [
      "/mini-programs",
      `/mini-programs/${miniProgram}/information`,
      `/mini-programs/${miniProgram}/versions`,
    ];
    for (const path of paths) {
      const found: number[][] = [];
      const heldBack: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const visit = { url: url + path, port, cookie: `${cookie.name}=${cookie.value}` };
        found.push(await judge(visit, "simulate"));
        heldBack.push((await judge(visit, "devtools"))[lcpPlace] ?? NaN);
      }
      const figures = goals.map((_, place) => median(found.map((figures) => figures[place] ?? NaN)));
      const isGood = figures.every((figure, place) => {
        const goal = [...Object.values(scores), ...Object.values(metrics).map((metric) => metric.goal)][place] ?? NaN;
        return place < Object.keys(scores).length ? figure >= goal : figure <= goal;
      });
      if (!isGood) isMet = false;
      console.log(
        `| ${[path.replace(miniProgram, "…"), ...figures.map(shown), shown(median(heldBack))].join(" | ")} |`,
      );
    }
    console.log(`| Goal | ${goals.join(" | ")} | |`);
  } finally {
    await browser.close();
  }
  return isMet;
}

const lcpPlace = Object.keys(scores).length;

type Visit = { url: string; port: number; cookie: string };

async function judge({ url, port, cookie }: Visit, throttlingMethod: "simulate" | "devtools"): Promise<number[]> {
  const result = await lighthouse(url, {
    port,
    throttlingMethod,
    logLevel: "error",
    extraHeaders: { Cookie: cookie },
    onlyCategories: Object.keys(scores),
  });
  if (!result || result.lhr.finalDisplayedUrl !== url) throw new Error(`Lighthouse did not see ${url}.`);
  const { categories, audits } = result.lhr;
  for (const audit of Object.values(audits)) {
    if (audit.score === 0 && audit.scoreDisplayMode === "binary")
      console.error(`  ${url}: ${audit.id}, ${audit.title}`);
  }
  return [
    ...Object.keys(scores).map((name) => Math.round((categories[name]?.score ?? 0) * 100)),
    ...Object.keys(metrics).map((name) => audits[name]?.numericValue ?? NaN),
  ];
}

const shown = (figure: number) => (figure >= 1 || figure === 0 ? figure.toFixed(0) : figure.toFixed(3));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
