import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { consoleActionRows } from "./console-action-rows";
import { programActionRows } from "./program-action-rows";

export { openActions } from "./console-action-rows";

export const actionRows = [...programActionRows, ...consoleActionRows];

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

export type BuiltAction = {
  id: string;
  /** The addresses of the pages whose build has it. */
  pages: string[];
};

/** The server actions of the build, by their file below app/ and their name. */
export function builtActions(): Map<string, BuiltAction> {
  const file = join(".next", "server", "server-reference-manifest.json");
  const { node } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => [
      `${filename.replace(/^app\//, "")} ${exportedName}`,
      { id, pages: Object.keys(workers).map(addressOf).sort() },
    ]),
  );
}

/** `app/(console)/profile/page` is at `/profile`. */
function addressOf(worker: string): string {
  const parts = worker.split("/").slice(1, -1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`;
}
