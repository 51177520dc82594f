import "server-only";
import { createRemoteJWKSet, customFetch, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { identityProvider, providerFetch, providerMetadata } from "./identity-provider";

/** By a key of the provider's own alone: what is signed with a secret that two know does not say which of them did. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** In seconds: clocks differ a little. */
const clockTolerance = 60;

let known: { address: string; keys: JWTVerifyGetKey } | undefined;

/** What an ID token says that the provider signed for this console and that counts now. Throws for any other. */
export async function readIdToken(idToken: string): Promise<JWTPayload> {
  const metadata = await providerMetadata();
  if (!metadata) throw new TypeError("fetch failed", { cause: new Error("The identity provider does not answer.") });
  const { issuer, jwks_uri: address } = metadata;
  if (known?.address !== address) {
    known = { address, keys: createRemoteJWKSet(new URL(address), { [customFetch]: providerFetch }) };
  }
  const { clientId: audience } = identityProvider();
  const expected = { issuer, audience, algorithms, clockTolerance, requiredClaims: ["sub", "exp", "iat"] };
  const { payload } = await jwtVerify(idToken, known.keys, expected);
  return payload;
}
