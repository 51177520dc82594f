import "server-only";
import { env } from "@/lib/env";

export function demoBanner(): string | undefined {
  if (!env().demoSignIn) return undefined;
  return "Demo sign-in: anyone who can reach this machine can sign in as anyone.";
}
