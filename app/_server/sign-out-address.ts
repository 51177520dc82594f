import "server-only";
import { env } from "@/lib/env";
import { unseal } from "@/lib/person/parts/seal";
import { askProvider, identityProvider } from "./identity-provider";

/** Where a sign-out goes on: to the provider's own end of the session, which leads back to our sign-in, or straight there. */
export async function signOutAddress(sealedIdToken: Buffer | null): Promise<string> {
  const { appUrl, authSecret } = env();
  const idToken = sealedIdToken && authSecret !== undefined ? unseal(sealedIdToken, authSecret) : null;
  // Asked now: a provider that is away should not be where a sign-out ends.
  const endpoint = idToken === null ? undefined : (await askProvider())?.end_session_endpoint;
  if (endpoint === undefined || idToken === null) return "/sign-in?state=signed-out";
  const address = new URL(endpoint);
  address.searchParams.set("id_token_hint", idToken);
  address.searchParams.set("client_id", identityProvider().clientId);
  address.searchParams.set("post_logout_redirect_uri", `${appUrl}/sign-in`);
  address.searchParams.set("state", "signed-out");
  return address.href;
}
