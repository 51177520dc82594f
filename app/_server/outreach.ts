import "server-only";
import { env } from "@/lib/env";
import type { Outreach } from "@/lib/outreach";

/** How this console reaches people. */
export function outreach(): Outreach {
  const { appUrl, appLinkScheme, mail } = env();
  return { appUrl, appLinkScheme, sendsMail: mail !== undefined };
}
