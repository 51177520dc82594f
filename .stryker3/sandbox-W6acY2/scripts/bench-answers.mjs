// npm run bench:answers -- [rounds] [--seconds 4]: what the public answers cost beside an empty one.
import { register } from "tsx/esm/api";

register();
const { benchAnswers } = await import("./bench-answers.ts");
await benchAnswers(process.env, process.argv.slice(2));
