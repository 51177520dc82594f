// In a container, where packages and build stand ready: what npm start does once both are there. No .env is read.
import { register } from "tsx/esm/api";
import { requireNode } from "./node-version.mjs";

requireNode();
register();
try {
  const { startConsole } = await import("./console.ts");
  await startConsole(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
