import { randomBytes } from "node:crypto";

/** 128 bits, as they stand in an address: as short as it may be, so that the code stays coarse and easy to scan. */
export function newToken(): string {
  return randomBytes(16).toString("base64url");
}

export function isToken(text: string): boolean {
  return /^[\w-]{22}$/.test(text);
}

/** What a code holds. */
export function codeLink(appUrl: string, token: string): string {
  return `${appUrl}/q/${token}`;
}
