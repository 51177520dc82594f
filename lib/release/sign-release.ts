import { createHash } from "node:crypto";
import { CompactSign } from "jose";
import type { Ctx } from "../context";
import type { Release } from "./get-release";
import { algorithm, signingKey } from "./parts/signing-key";

type Signer = Pick<Ctx, "db" | "now">;

export type SignedRelease = {
  /** What names the content and the key: it stays as long as both do, though each signature and its moment are new. */
  etag: string;
  /** The JWS in its compact form. */
  sign: () => Promise<string>;
};

/** A release answer as it is sent, signed only once it is known to be wanted. */
export async function signRelease(ctx: Signer, input: { release: Release; secret: string }): Promise<SignedRelease> {
  const { release, secret } = input;
  const { id, privateKey } = await signingKey(ctx, secret);
  const content = JSON.stringify(release);
  const name = createHash("sha256").update(`${id}\n${content}`).digest("base64url");
  const sign = () => {
    const payload = JSON.stringify({ ...release, issuedAt: ctx.now().toISOString() });
    return new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ alg: algorithm, kid: id, typ: "JOSE" })
      .sign(privateKey);
  };
  return { etag: `"${name}"`, sign };
}
