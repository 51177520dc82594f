// npm run test:mutants -- [rules [file…] | access [file…] | operations <noun>…]: whether the tests notice when the product is changed.
import { register } from "tsx/esm/api";

register();
const { tryMutants } = await import("./mutants.ts");
process.exitCode = (await tryMutants(process.env, process.argv.slice(2))) ? 0 : 1;
