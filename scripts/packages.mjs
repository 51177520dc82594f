// npm run packages:check: whether the packages of others keep the times of docs/security.md.
import { register } from "tsx/esm/api";

register();
const { checkPackages } = await import("./packages.ts");
process.exitCode = (await checkPackages(new Date())) ? 0 : 1;
