import "server-only";
import type { Ctx } from "@/lib/context";

/** Why nothing is done that was sent from a page drawn for another person: somebody else has signed in in another tab since. */
export function drawnForAnother({ actor }: Ctx, person: unknown): string | null {
  if (typeof person !== "string" || person === "" || person === actor.personId) return null;
  return (
    `${actor.name} has signed in in this browser since this page was opened, so nothing was saved in their name. ` +
    "Sign in as yourself again in another tab, then send this once more: nothing you typed is lost."
  );
}
