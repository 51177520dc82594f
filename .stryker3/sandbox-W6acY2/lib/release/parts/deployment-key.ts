import { createHash, randomBytes } from "node:crypto";

const prefix = "mpk_";

/** 256 random bits behind a prefix by which people and secret scanners know what it is. */
export function newDeploymentKey(): string {
  return prefix + randomBytes(32).toString("base64url");
}

export function isDeploymentKey(text: string): boolean {
  return /^mpk_[\w-]{43}$/.test(text);
}

export function hashKey(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** By which people tell keys apart: too little of it to guess the rest. */
export function endingOf(key: string): string {
  return key.slice(-4);
}
