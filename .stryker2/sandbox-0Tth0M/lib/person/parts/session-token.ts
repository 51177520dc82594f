import { createHash, randomBytes } from "node:crypto";

/** What the cookie holds: 256 random bits. The database holds their hash alone. */
export function newSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashSessionToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
