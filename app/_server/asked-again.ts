import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { cookieOptions, cookiePrefix } from "@/lib/person/parts/session-cookie";

/** In seconds: longer than a sign-in may take, so that one that took too long still leads back to where it began. */
const patience = 60 * 60;
/** In seconds: clocks differ a little. */
const tolerance = 60;

const name = () => `${cookiePrefix(env().appUrl)}-again`;
const options = (maxAge: number) => ({ ...cookieOptions(env().appUrl), maxAge });

/**
 * What a sign-in asks of the provider: to ask who somebody is even if it knows them, or, by an age of a year that binds
 * it to nothing else, to say when it last did.
 */
export const asking = { again: { prompt: "login", max_age: "0" }, ordinary: { max_age: String(365 * 24 * 60 * 60) } };

/** The browser keeps until it comes back whether, and when, the sign-in under way has asked for that. */
export async function rememberAsking(isAgain: boolean): Promise<void> {
  const jar = await cookies();
  if (isAgain) jar.set(name(), String(Math.floor(Date.now() / 1000)), options(patience));
  else if (jar.has(name())) jar.set(name(), "", options(0));
}

/** When it did, in seconds; null where it did not. From now on forgotten. */
export async function takeAsking(): Promise<number | null> {
  const jar = await cookies();
  const kept = jar.get(name())?.value;
  if (kept === undefined) return null;
  jar.set(name(), "", options(0));
  return /^\d{1,12}$/.test(kept) ? Number(kept) : Infinity;
}

/** When the provider says that it asked the person; null where it does not say. */
export function authTime(claim: unknown): Date | null {
  const isTime = typeof claim === "number" && claim > 0 && claim < 1e11;
  return isTime ? new Date(claim * 1000) : null;
}

/** Without that time in its ID token a provider has not done what it was asked to. */
export function wasAskedAgain(askedAt: number, authenticatedAt: Date | null): boolean {
  return authenticatedAt !== null && authenticatedAt.getTime() / 1000 >= askedAt - tolerance;
}
