import type { Page } from "@playwright/test";
import { barriers, expect } from "./journeys";

type Display = { colorScheme: "light" | "dark"; width: number };

const first: Display = { colorScheme: "light", width: 1280 };
const always: Display[] = [first, { colorScheme: "dark", width: 320 }];
const more: Display[] = [
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 375 },
];

/** npm test looks at everything in two displays, npm run test:displays in all of them. */
export const displays = process.env["EVERY_DISPLAY"] === "on" ? [...always, ...more] : always;

/** On the page as it stands axe finds nothing, and it is not wider than the window, whatever the display. */
export async function expectNoBarriers(page: Page, what: string): Promise<void> {
  for (const { colorScheme, width } of displays) {
    await show(page, { colorScheme, width });
    const where = `${what}, ${colorScheme}, ${width} px`;
    expect(await barriers(page), where).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, where).toBeLessThanOrEqual(0);
  }
  await show(page, first);
}

/** Without motion, so that no colour is looked at on its way from one to the other. */
export async function show(page: Page, { colorScheme, width }: Display): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 800 });
}
