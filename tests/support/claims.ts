import { randomBytes } from "node:crypto";
import type { SignIn } from "@/lib/person/sign-in";

type Claims = SignIn["claims"];

/** What a sign-in is handed for somebody whom an identity provider vouched for. */
export function signInOf(claims: Partial<Claims> & { subject: string }, more: Partial<SignIn> = {}): SignIn {
  return {
    claims: {
      issuer: "https://login.example.com",
      name: "Gina Guest",
      email: "gina@guests.example",
      emailVerified: true,
      ...claims,
    },
    tokenHash: randomBytes(32),
    onlyAs: null,
    sealedIdToken: null,
    authenticatedAt: null,
    userAgent: null,
    said: {},
    groupMapping: null,
    outreach: { appUrl: "https://console.example", appLinkScheme: "harborpay", sendsMail: false },
    workspaceAdmins: [],
    onRenamed: () => Promise.resolve(),
    ...more,
  };
}
