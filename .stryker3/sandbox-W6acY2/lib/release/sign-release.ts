import { createHash } from "node:crypto";
import { CompactSign } from "jose";
import { LRUCache } from "lru-cache";
import type { Ctx } from "../context";
import type { Release } from "./get-release";
import { algorithm, signingKey } from "./parts/signing-key";

type Signer = Pick<Ctx, "db" | "now">;

export type SignedRelease = {
  /** What names the content and the key: it stays as long as both do, though signature and moment are renewed every few seconds. */
  etag: string;
  /** The JWS in its compact form. */
  sign: () => Promise<string>;
};

/** In milliseconds. Signing costs more than all the rest of an answer, and many users get the same. */
const signsAgainAfter = 5_000;
const signed = new LRUCache<string, { text: string; at: Date }>({ max: 1_000 });

/** A release answer as it is sent, signed only once it is known to be wanted. */
export async function signRelease(ctx: Signer, input: { release: Release; secret: string }): Promise<SignedRelease> {
  const { release, secret } = input;
  const { id, privateKey } = await signingKey(ctx, secret);
  const content = JSON.stringify(release);
  const name = createHash("sha256").update(`${id}\n${content}`).digest("base64url");
  const sign = async () => {
    const now = ctx.now();
    const kept = signed.get(name);
    const age = kept ? now.getTime() - kept.at.getTime() : -1;
    if (kept && age >= 0 && age < signsAgainAfter) return kept.text;
    const payload = JSON.stringify({ ...release, issuedAt: now.toISOString() });
    const text = await new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ alg: algorithm, kid: id, typ: "JOSE" })
      .sign(privateKey);
    signed.set(name, { text, at: now });
    return text;
  };
  return { etag: `"${name}"`, sign };
}
