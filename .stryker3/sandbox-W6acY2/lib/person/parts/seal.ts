import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

/** What is sealed. Each has a key of its own, so that none opens in the other's place. */
type SealPurpose = "id token" | "signing key";

/** Encrypts a text so that only this deployment's secret opens it again, and any change is noticed. */
export function seal(text: string, secret: string, purpose: SealPurpose = "id token"): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, keyFrom(secret, purpose), iv, { authTagLength: tagLength });
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** The sealed text, or null when it was sealed with another secret or for another purpose, or is not whole. */
export function unseal(sealed: Buffer, secret: string, purpose: SealPurpose = "id token"): string | null {
  try {
    const decipher = createDecipheriv(algorithm, keyFrom(secret, purpose), sealed.subarray(0, ivLength), {
      authTagLength: tagLength,
    });
    decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
    const text = Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]);
    return text.toString("utf8");
  } catch {
    return null;
  }
}

function keyFrom(secret: string, purpose: SealPurpose): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `mini-program-console ${purpose}`, 32));
}
