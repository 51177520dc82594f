// npm run test:faults -- [parts] [--times 200] …: production consoles that are killed, stopped, and left alone by their database.
import { register } from "tsx/esm/api";

register();
const { runFaults } = await import("../tests/faults/run-faults.ts");
await runFaults(process.argv.slice(2));
