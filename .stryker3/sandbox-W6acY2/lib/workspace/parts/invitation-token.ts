import { randomBytes } from "node:crypto";

const day = 24 * 60 * 60 * 1000;

/** How long an invitation can be accepted after it was sent. */
export const invitationLasts = 3 * day;

/** 256 bits, as they stand in an address. */
export function newInvitationToken(): string {
  return randomBytes(32).toString("base64url");
}

export function isInvitationToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

export function invitationLink(appUrl: string, token: string): string {
  return `${appUrl}/invitations/${token}`;
}
