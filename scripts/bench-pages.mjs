// npm run bench:pages -- [count …] [--rounds 5] [--seconds 3] [--only <part>]: pages beside empty ones, over HTTP.
import { register } from "tsx/esm/api";

register();
const { benchPages } = await import("./bench-pages.ts");
await benchPages(process.env, process.argv.slice(2));
