import "server-only";
import type { Route } from "next";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Actor } from "@/lib/access/actor";
import { env } from "@/lib/env";
import { endSession } from "@/lib/person/end-session";
import { findActor } from "@/lib/person/find-actor";
import { cookieOptions, sessionCookieName } from "@/lib/person/parts/session-cookie";
import { hashSessionToken } from "@/lib/person/parts/session-token";
import { database } from "./db";
import { clientAddress, leadAway, requestedPath } from "./exchange";

/** Whoever sent this request, or null. Looked up once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = await sessionToken();
  return token === null ? null : findActor(sessionContext(), { tokenHash: hashSessionToken(token) });
});

/** What sign-in and sign-out are handed: nobody acts yet, or no longer. */
export function sessionContext() {
  return { db: database(), now: () => new Date(), address: clientAddress() };
}

async function sessionToken(): Promise<string | null> {
  const value = (await cookies()).get(sessionCookieName(env().appUrl))?.value;
  return value !== undefined && value.length <= 100 ? value : null;
}

/** Ends the session of this browser, in the database and in its cookie. Answers with its ID token, still sealed. */
export async function endCurrentSession(): Promise<Buffer | null> {
  const token = await sessionToken();
  if (token === null) return null;
  const { appUrl } = env();
  (await cookies()).set(sessionCookieName(appUrl), "", { ...cookieOptions(appUrl), maxAge: 0 });
  const { sealedIdToken } = await endSession(sessionContext(), { tokenHash: hashSessionToken(token) });
  return sealedIdToken;
}

/** Where somebody who is not signed in goes: to the sign-in, which leads back to what was asked for. */
export async function signInPath(): Promise<Route> {
  const problem = leadAway() ? "unsaved" : "ended";
  const wasSignedIn = (await sessionToken()) !== null;
  const query = new URLSearchParams({ from: requestedPath(), ...(wasSignedIn && { problem }) });
  return `/sign-in?${query}`;
}
