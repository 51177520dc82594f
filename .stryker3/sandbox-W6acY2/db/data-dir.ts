import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isRoot } from "./embedded-user";
import { secretFile } from "./secret-file";

/** Makes the folder where it is missing. As root, others may pass through to the cluster; the rest is 0600 or 0700. */
export function makeDataDir(wanted: string): string {
  mkdirSync(wanted, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  return realpathSync(wanted);
}

/** A secret kept in the data directory, generated at its first use. */
export function keptSecret(dataDir: string, name: string): string {
  return secretFile(join(dataDir, "secrets", name));
}
