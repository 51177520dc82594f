// npm run bench:browser -- [--only <part>]: what a browser is sent, how Lighthouse judges it, start time and memory.
import { register } from "tsx/esm/api";

register();
const { benchBrowser } = await import("./bench-browser.ts");
await benchBrowser(process.env, process.argv.slice(2));
