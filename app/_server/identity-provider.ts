import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { describeError } from "@/lib/describe-error";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const endpoint = z.url({ protocol: /^https?$/ }).refine((address) => isAsked(address));

const metadata = z.object({
  issuer: z.string().refine((said) => URL.canParse(said) && isIssuer(said)),
  authorization_endpoint: endpoint,
  jwks_uri: endpoint,
  end_session_endpoint: endpoint.optional().catch(undefined),
  scopes_supported: z.array(z.string()).optional().catch(undefined),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional().catch(undefined),
});
type Metadata = z.output<typeof metadata>;

const keptFor = 10 * 60 * 1000;
const askedAgainAfter = 2_000;

let known: Metadata | undefined;
let asked: { at: number; answer: Promise<Metadata | undefined> } | undefined;

export function identityProvider() {
  const { oidc } = env();
  if (!oidc) throw new Error("OIDC_ISSUER is not set: there is no identity provider to sign in with.");
  return oidc;
}

/** Another provider's metadata would lead people, and their tokens, there. */
const isIssuer = (said: string) => new URL(said).href === new URL(identityProvider().issuer).href;

/** Nothing of it goes unencrypted but on this machine. */
const isAsked = (address: string) =>
  URL.canParse(address) && [new URL(identityProvider().issuer).protocol, "https:"].includes(new URL(address).protocol);

/** Asks the provider itself: encrypted as its issuer is, within ten seconds, and nowhere else that it may lead to. */
export async function providerFetch(address: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  if (!isAsked(address instanceof Request ? address.url : String(address))) {
    throw new Error("The identity provider names an address that is not https.");
  }
  return fetch(address, { ...init, redirect: "manual", signal: AbortSignal.timeout(10_000) });
}

/** What the provider says of itself, kept for ten minutes and, while it is away, for longer. Undefined while unknown. */
export async function providerMetadata(): Promise<Metadata | undefined> {
  const now = performance.now();
  if (!asked || now - asked.at > (known ? keptFor : askedAgainAfter)) asked = { at: now, answer: askProvider() };
  return known ?? asked.answer;
}

/** Undefined when the provider does not answer now. */
export async function askProvider(): Promise<Metadata | undefined> {
  const { issuer } = identityProvider();
  try {
    const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(3_000),
      cache: "no-store",
      redirect: "error",
    });
    known = metadata.parse(await answer.json());
    return known;
  } catch (error) {
    log().warn({ reason: describeError(error, 1) }, "the identity provider does not say how to sign in");
    return undefined;
  }
}

/** The origins that a sign-in or sign-out form may be led to. A slow provider does not hold up the pages. */
export async function formTargets(): Promise<string[]> {
  const { issuer } = identityProvider();
  const said = await Promise.race([providerMetadata(), pause(500)]);
  const addresses = [issuer, said?.authorization_endpoint, said?.end_session_endpoint];
  return [...new Set(addresses.flatMap((address) => (address ? [new URL(address).origin] : [])))];
}
