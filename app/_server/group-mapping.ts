import "server-only";
import { env } from "@/lib/env";
import type { GroupMapping } from "@/lib/person/parts/roles-from-groups";

/** What groups of the identity provider give, or null where they give nothing. */
export function groupMapping(): GroupMapping | null {
  return env().oidcGroups ?? null;
}
