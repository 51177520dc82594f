// npm run build: what npm start would do first, so that its start takes seconds.
import { register } from "tsx/esm/api";

register();
const { buildWhenStale } = await import("./build.ts");
await buildWhenStale(process.env);
