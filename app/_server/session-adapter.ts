import "server-only";
import { env } from "@/lib/env";
import { refreshSearchTextOf } from "@/lib/mini-program/parts/refresh-search-text-of";
import { endSession } from "@/lib/person/end-session";
import type { IdentityClaims } from "@/lib/person/inputs";
import { seal } from "@/lib/person/parts/seal";
import { hashSessionToken } from "@/lib/person/parts/session-token";
import { signIn } from "@/lib/person/sign-in";
import { groupMapping } from "./group-mapping";
import { outreach } from "./outreach";
import { sessionContext } from "./session";
import type { SignInProblem } from "./sign-in-problem";

/** What is known of one sign-in while it runs through next-auth. */
export type Attempt = {
  userAgent?: string | null;
  /** The error code with which the provider sent the person back. */
  providerError?: string | null;
  /** When, in seconds, the provider was told to ask who the person is even if it knows them; null where it was not. */
  askedAgainAt?: number | null;
  /** The session that the browser still had when it came back from the provider. */
  formerToken?: string | undefined;
  vouched?: {
    claims: IdentityClaims;
    said: Record<string, unknown>;
    idToken: string | undefined;
    authenticatedAt: Date | null;
  };
  isSignedIn?: boolean;
  problem?: SignInProblem;
};

/**
 * What next-auth knows of the database: it begins a session and nothing else. People and identities come about in the
 * same operation, so nothing can be linked to whoever is signed in, or by e-mail.
 */
export function sessionAdapter(attempt: Attempt) {
  const user = (id: string) => ({ id, email: "", emailVerified: null });
  return {
    getUserByAccount: ({ providerAccountId }: { providerAccountId: string }) => user(providerAccountId),
    createSession: async ({ sessionToken }: { sessionToken: string }) => {
      if (!attempt.vouched) throw new Error("A session was to begin before the identity was checked.");
      if (attempt.formerToken !== undefined) {
        await endSession(sessionContext(), { tokenHash: hashSessionToken(attempt.formerToken) });
      }
      const session = await begin(attempt.vouched, sessionToken, attempt.userAgent ?? null);
      attempt.isSignedIn = true;
      return session;
    },
    getSessionAndUser: () => null,
    getUser: refuse,
    getUserByEmail: refuse,
    createUser: refuse,
    updateUser: refuse,
    linkAccount: refuse,
    updateSession: refuse,
    deleteSession: refuse,
  };
}

async function begin(
  { claims, said, idToken, authenticatedAt }: NonNullable<Attempt["vouched"]>,
  sessionToken: string,
  userAgent: string | null,
) {
  const { authSecret, workspaceAdmins } = env();
  const { personId, endsAt } = await signIn(sessionContext(), {
    claims,
    tokenHash: hashSessionToken(sessionToken),
    sealedIdToken: idToken !== undefined && authSecret !== undefined ? seal(idToken, authSecret) : null,
    authenticatedAt,
    userAgent,
    said,
    groupMapping: groupMapping(),
    outreach: outreach(),
    workspaceAdmins,
    onRenamed: refreshSearchTextOf,
  });
  return { sessionToken, userId: personId, expires: endsAt };
}

function refuse(): never {
  throw new Error("The console keeps people and identities itself.");
}
