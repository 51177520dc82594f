import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT, type JWTPayload } from "jose";

export type Signing = { key: KeyObject | Uint8Array; alg: string };

/** An OpenID Connect provider that says whatever a test lets it say. */
export type FakeProvider = {
  issuer: string;
  /** The key that it publishes. */
  signing: Signing;
  /** What it answers for the next code. */
  idToken: string;
  /** What it says of itself beside what is right. */
  metadata: Record<string, string>;
  /** Where it sends whoever asks what it says of itself. */
  elsewhere: string | null;
  /** What it was asked, newest last: the path, the headers and the form. */
  asked: { path: string; authorization: string | undefined; form: URLSearchParams }[];
  close: () => Promise<void>;
};

export const client = { id: "console", secret: "a client secret of some length" };

export async function startFakeProvider(): Promise<FakeProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const provider: FakeProvider = {
    issuer: `http://localhost:${(server.address() as AddressInfo).port}`,
    signing: { key: privateKey, alg: "RS256" },
    ...{ idToken: "", metadata: {}, elsewhere: null, asked: [] },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const keys = { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += String(piece);
    const path = request.url ?? "";
    provider.asked.push({ path, authorization: request.headers.authorization, form: new URLSearchParams(body) });
    const { issuer, elsewhere } = provider;
    const answers: Record<string, () => object> = {
      "/.well-known/openid-configuration": () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
        code_challenge_methods_supported: ["S256"],
        ...provider.metadata,
      }),
      "/keys": () => keys,
      "/token": () => ({ access_token: "opaque", token_type: "bearer", expires_in: 60, id_token: provider.idToken }),
      "/userinfo": () => ({ sub: subjectOf(provider.idToken), name: "Wanda Wander", email: "wanda@wander.example" }),
    };
    if (elsewhere !== null && path.startsWith("/.well-known/")) {
      response.writeHead(302, { location: elsewhere }).end();
      return;
    }
    const found = answers[path];
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(found?.() ?? {}));
  }
  return provider;
}

export function sign(claims: JWTPayload, { key, alg }: Signing): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg, kid: "one" }).sign(key);
}

/** As it stands in a token. */
export const part = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");

export const challengeOf = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");

function subjectOf(idToken: string): unknown {
  const [, payload = ""] = idToken.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString() || "{}") as JWTPayload;
  return claims.sub;
}
