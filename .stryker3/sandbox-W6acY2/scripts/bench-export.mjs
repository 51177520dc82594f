// npm run bench:export -- [rows] [--runs 3]: what exports cost a console of their own.
import { register } from "tsx/esm/api";

register();
const { benchExport } = await import("./bench-export.ts");
await benchExport(process.env, process.argv.slice(2));
