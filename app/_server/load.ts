import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Ctx } from "@/lib/context";
import { currentContext } from "./context";
import { signInPath } from "./session";

/** Reads for a page. Whoever is not signed in is sent there; a `DomainError` flies on to the page's `screen`. */
export async function load<T>(read: (ctx: Ctx) => Promise<T>): Promise<T> {
  const ctx = await pageContext();
  if (!ctx) redirect(await signInPath());
  return read(ctx);
}

/** One for all reads of a page. */
const pageContext = cache(async (): Promise<Ctx | null> => {
  const ctx = await currentContext();
  return ctx && { ...ctx, standings: new Map() };
});
