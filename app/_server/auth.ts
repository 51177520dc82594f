import "server-only";
import NextAuth, { customFetch, type NextAuthConfig } from "next-auth";
import { NextRequest, NextResponse } from "next/server";
import { DEMO_ISSUER } from "@/db/demo/people";
import { describeError } from "@/lib/describe-error";
import { env, publishAppUrl } from "@/lib/env";
import { log } from "@/lib/log";
import { identityClaims } from "@/lib/person/inputs";
import { cookieOptions, cookiePrefix, sessionCookieName } from "@/lib/person/parts/session-cookie";
import { newSessionToken } from "@/lib/person/parts/session-token";
import { asking, authTime, rememberAsking, takeAsking, wasAskedAgain } from "./asked-again";
import { requestId } from "./exchange";
import { groupMapping } from "./group-mapping";
import { readIdToken } from "./id-token";
import { identityProvider, providerFetch, providerMetadata } from "./identity-provider";
import { localPath } from "./local-path";
import { sessionAdapter, type Attempt } from "./session-adapter";
import { signInProblem } from "./sign-in-problem";

const callbackPath = "/api/auth/callback/sso";

/**
 * Leads to the identity provider, and afterwards to `target`. Answers with the address to go to. With `isAgain` somebody
 * who is signed in, and stays so until they come back, is to show once more who they are.
 */
export async function startSignIn(target: string, { isAgain = false } = {}): Promise<string> {
  const attempt: Attempt = {};
  const { signIn } = NextAuth(await configure(attempt, isAgain ? asking.again : asking.ordinary));
  await rememberAsking(isAgain);
  const address: unknown = await signIn("sso", { redirect: false, redirectTo: target });
  if (attempt.problem === undefined && typeof address === "string") return address;
  return retreat(attempt, isAgain, target);
}

/** Whoever was to sign in again is signed in as before; everyone else is not, and may try again to where they wanted. */
function retreat({ problem = "failed" }: Attempt, isAgain: boolean, target: string): string {
  const from = target === "/" ? {} : { from: target };
  return isAgain ? `/profile?problem=${problem}` : `/sign-in?${new URLSearchParams({ ...from, problem })}`;
}

/** The provider sent the person back: begins their session, ends the one at hand, and goes on to where they wanted. */
export async function finishSignIn(request: NextRequest): Promise<Response> {
  const { appUrl } = env();
  if (request.nextUrl.pathname !== callbackPath) {
    return new NextResponse(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  }
  const attempt: Attempt = {
    userAgent: request.headers.get("user-agent"),
    askedAgainAt: await takeAsking(),
    providerError: request.nextUrl.searchParams.get("error"),
    formerToken: request.cookies.get(sessionCookieName(appUrl))?.value,
  };
  const { handlers } = NextAuth(await configure(attempt));
  const answer = await handlers.GET(withoutSession(request));
  if (attempt.isSignedIn) return answer;
  const target = localPath(request.cookies.get(targetCookie(appUrl))?.value, appUrl);
  const back = NextResponse.redirect(new URL(retreat(attempt, attempt.askedAgainAt !== null, target), appUrl), 303);
  for (const cookie of answer.headers.getSetCookie()) back.headers.append("set-cookie", cookie);
  return back;
}

/** next-auth would add the identity to whoever is signed in, so it never sees a session; nor a target from elsewhere. */
function withoutSession(request: NextRequest): NextRequest {
  const { appUrl } = env();
  const address = new URL(callbackPath, appUrl);
  for (const name of ["code", "state", "iss", "error", "error_description"]) {
    const value = request.nextUrl.searchParams.get(name);
    if (value !== null) address.searchParams.set(name, value);
  }
  const own = request.cookies
    .getAll()
    .filter(({ name }) => name.startsWith(`${cookiePrefix(appUrl)}-`) && name !== sessionCookieName(appUrl))
    .map(({ name, value }) => {
      const isTarget = name === targetCookie(appUrl);
      return `${name}=${encodeURIComponent(isTarget ? `${appUrl}${localPath(value, appUrl)}` : value)}`;
    });
  return new NextRequest(address, { headers: { cookie: own.join("; ") } });
}

/** The e-mail counts as verified where a source vouches for this very one: the first source decides which it is. */
function isVerified(sources: Record<string, unknown>[]): boolean {
  const told = sources.filter((source) => typeof source["email"] === "string");
  return told.some((source) => {
    const verified = source["email_verified"];
    return source["email"] === told[0]?.["email"] && (verified === true || verified === "true");
  });
}

/** Some providers tell the groups only to whoever asks for the scope of that name. */
function wantedScope(supported: string[]): string {
  const claim = groupMapping()?.claim;
  const ofGroups = claim !== undefined && supported.includes(claim) ? [claim] : [];
  return [...new Set(["openid", "profile", "email", ...ofGroups])].join(" ");
}

const targetCookie = (appUrl: string) => `${cookiePrefix(appUrl)}-target`;

async function configure(attempt: Attempt, asked: Record<string, string> = {}): Promise<NextAuthConfig> {
  publishAppUrl();
  const { appUrl, authSecret, demoSignIn } = env();
  const { issuer, clientId, clientSecret, name } = identityProvider();
  if (authSecret === undefined) throw new Error("AUTH_SECRET is not set.");
  const cookie = (what: string) => ({ name: `${cookiePrefix(appUrl)}-${what}`, options: cookieOptions(appUrl) });
  const { token_endpoint_auth_methods_supported: methods, scopes_supported: scopes } = (await providerMetadata()) ?? {};
  const mustPost = methods?.includes("client_secret_post") && !methods.includes("client_secret_basic");
  return {
    secret: authSecret,
    trustHost: true,
    session: { strategy: "database", generateSessionToken: newSessionToken },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: cookie("session"),
      callbackUrl: cookie("target"),
      csrfToken: cookie("csrf"),
      pkceCodeVerifier: cookie("pkce"),
      state: cookie("state"),
      nonce: cookie("nonce"),
    },
    providers: [
      {
        id: "sso",
        name: name ?? "SSO",
        type: "oidc",
        issuer,
        clientId,
        clientSecret,
        checks: ["pkce", "state", "nonce"],
        authorization: { params: { scope: wantedScope(scopes ?? []), ...asked } },
        // Name and e-mail are often told by the userinfo endpoint alone.
        idToken: false,
        client: { token_endpoint_auth_method: mustPost ? "client_secret_post" : "client_secret_basic" },
        profile: ({ sub }: { sub: string }) => ({ id: sub }),
        [customFetch]: providerFetch,
      },
    ],
    callbacks: {
      redirect: ({ url }) => `${appUrl}${localPath(url, appUrl)}`,
      signIn: async ({ account, profile }) => {
        const idToken = account?.id_token;
        // next-auth checks what it says and not who signed it.
        const { iss, sub, ...rest } = idToken === undefined ? {} : await readIdToken(idToken);
        const claimed = { ...rest, ...profile, iss, sub, email_verified: isVerified([profile ?? {}, rest]) };
        const { data: claims } = identityClaims.safeParse(demoSignIn ? { ...claimed, iss: DEMO_ISSUER } : claimed);
        const authenticatedAt = authTime(rest["auth_time"]);
        const { askedAgainAt = null } = attempt;
        if (askedAgainAt !== null && !wasAskedAgain(askedAgainAt, authenticatedAt)) attempt.problem = "not_asked";
        else if (claims) attempt.vouched = { claims, said: claimed, idToken, authenticatedAt };
        else attempt.problem = "unknown";
        return attempt.vouched !== undefined;
      },
    },
    adapter: sessionAdapter(attempt),
    logger: {
      error: (error) => {
        attempt.problem ??= signInProblem(error, attempt.providerError ?? null);
        const said = { problem: attempt.problem, reason: describeError(error, 1), request: requestId() };
        log().warn(said, "a sign-in did not succeed");
      },
      warn: () => {},
      debug: () => {},
    },
  };
}
