// npm run test:journeys -- <Playwright's arguments>: journeys alone, on a console of their own.
// npm run test:displays: what axe looks at, in every display.
import { register } from "tsx/esm/api";

register();
const { runJourneys } = await import("./journeys.ts");
const [first, ...others] = process.argv.slice(2);
const isDisplays = first === "--every-display";
const chosen = isDisplays ? ["--grep", "axe finds", ...others] : process.argv.slice(2);
const passed = await runJourneys({ ...process.env, ...(isDisplays && { EVERY_DISPLAY: "on" }) }, chosen);
process.exitCode = passed ? 0 : 1;
