import type { Page } from "@playwright/test";
import sharp from "sharp";

type Gap = { where: "between" | "at an end"; facts: string; isDotted: boolean };

/** What is drawn in the gaps beside the facts that stand in lines, in a table's rows on a phone and under a heading. */
export async function gapsBesideFacts(page: Page): Promise<Gap[]> {
  const gaps = await page.evaluate(() => {
    // What stays at the foot of the window would lie over some of them.
    for (const foot of document.querySelectorAll<HTMLElement>(".page-acts")) foot.style.visibility = "hidden";
    const width = 11;
    const lines = [...document.querySelectorAll("tr, .facts")].map((line) =>
      [...line.querySelectorAll(":scope > .list-line, :scope.facts > *")].toSorted(
        (a, b) => Number(getComputedStyle(a).order) - Number(getComputedStyle(b).order),
      ),
    );
    return lines.flatMap((facts) =>
      facts.flatMap((fact, at) => {
        const box = fact.getBoundingClientRect();
        const before = facts[at - 1]?.getBoundingClientRect();
        const isBetween = before !== undefined && before.right <= box.left;
        const next = facts[at + 1]?.getBoundingClientRect();
        const isEnd = next === undefined || next.left < box.right;
        const y = box.top + scrollY;
        const gap = { facts: fact.textContent, y, height: box.height, width };
        return [
          { ...gap, where: isBetween ? ("between" as const) : ("at an end" as const), x: box.left - width - 1 },
          ...(isEnd ? [{ ...gap, where: "at an end" as const, x: box.right + 1 }] : []),
        ];
      }),
    );
  });
  const drawn = sharp(await page.screenshot({ fullPage: true, scale: "css" }));
  const { width: pageWidth, height: pageHeight } = await drawn.metadata();
  // Beside a fact that ends where the page does there is no room for one.
  const seen = gaps
    .map(({ x, y, width, height, ...gap }) => ({
      gap,
      area: { left: Math.round(x), top: Math.round(y), width, height: Math.floor(height) },
    }))
    .filter(
      ({ area: { left, top, width, height } }) =>
        left >= 0 && left + width <= pageWidth && height > 0 && top + height <= pageHeight,
    );
  return Promise.all(
    seen.map(async ({ gap, area }) => {
      const { channels } = await sharp(await drawn.clone().extract(area).png().toBuffer()).stats();
      return { ...gap, isDotted: channels.some(({ stdev }) => stdev > 0) };
    }),
  );
}
