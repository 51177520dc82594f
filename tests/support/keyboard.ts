import type { Page } from "@playwright/test";
import { expect } from "./journeys";

type Role = Parameters<Page["getByRole"]>[0];
type Way = { exact?: boolean; back?: boolean; most?: number };

const mostStops = 12;

/** Past the frame, as whoever has no mouse gets there. */
export async function skipToContent(page: Page): Promise<void> {
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeAttached();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await expectSeen(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
}

/** By Tab from where the focus is, in few stops; each of them can be seen. */
export async function tabTo(page: Page, role: Role, name: string | RegExp, way: Way = {}): Promise<void> {
  const { exact = typeof name === "string", back = false, most = mostStops } = way;
  const target = page.getByRole(role, { name, exact });
  await expect(target.first()).toBeVisible();
  const focused = target.and(page.locator(":focus"));
  const passed: string[] = [];
  do {
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    passed.push(await expectSeen(page));
    if ((await focused.count()) > 0) return;
  } while (passed.length < most);
  expect(passed, `not reached: ${role} ${String(name)}`).toEqual([]);
}

/** Goes there and presses Enter. */
export async function enter(page: Page, role: Role, name: string | RegExp, way: Way = {}): Promise<void> {
  await tabTo(page, role, name, way);
  await page.keyboard.press("Enter");
}

/** Goes there and types in place of what stands there. */
export async function typeInto(page: Page, name: string, text: string, way: Way = {}): Promise<void> {
  await tabTo(page, "textbox", name, way);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

/** After an act that leads on, the focus stands in the content: at the place that has changed, or on its whole. */
export async function expectLedOn(page: Page): Promise<void> {
  await expect(page.locator("main:focus, main [tabindex='-1']:focus")).toHaveCount(1);
}

/** What has the focus is marked, stands in the window and under nothing; answers with what it is. */
async function expectSeen(page: Page): Promise<string> {
  const { what, isMarked, isShown } = await page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const words = focused.getAttribute("aria-label") ?? focused.textContent.trim().slice(0, 40);
    const what = `${focused.tagName.toLowerCase()} ${words || (focused.getAttribute("name") ?? "")}`;
    // Behind the last stop the browser's own controls come first, which a page without a window does not have.
    if (focused === document.body) return { what, isMarked: true, isShown: true };
    const looks = [null, "::before", "::after"].map((part) => getComputedStyle(focused, part));
    const isMarked = looks.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none",
    );
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const across = [left + 3, (left + right) / 2, right - 3];
    const down = [top + 3, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, bottom - 3];
    const isShown = across.some((x) =>
      down.some((y) => {
        const there = document.elementFromPoint(x, y);
        return there !== null && (focused.contains(there) || there.contains(focused));
      }),
    );
    return { what, isMarked, isShown };
  });
  expect({ isMarked, isShown }, `the focus on ${what}`).toEqual({ isMarked: true, isShown: true });
  return what;
}
