import "server-only";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { refreshSearchTextOf } from "@/lib/mini-program/parts/refresh-search-text-of";
import { endSession } from "@/lib/person/end-session";
import { findActor } from "@/lib/person/find-actor";
import type { IdentityClaims } from "@/lib/person/inputs";
import { seal } from "@/lib/person/parts/seal";
import { hashSessionToken } from "@/lib/person/parts/session-token";
import { signIn, type SignIn } from "@/lib/person/sign-in";
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
      const { vouched, formerToken, askedAgainAt = null, userAgent = null } = attempt;
      if (!vouched) throw new Error("A session was to begin before the identity was checked.");
      const former = formerToken === undefined ? null : { tokenHash: hashSessionToken(formerToken) };
      const signedIn = former && askedAgainAt !== null ? await findActor(sessionContext(), former) : null;
      const onlyAs = signedIn?.personId ?? null;
      // The former session ends last: where none begins, whoever was signed in stays so.
      const session = await begin({ ...vouched, sessionToken, userAgent, onlyAs }).catch((error: unknown) => {
        if (error instanceof DomainError && error.kind === "conflict") attempt.problem = "another";
        throw error;
      });
      if (former) await endSession(sessionContext(), former);
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

type Beginning = NonNullable<Attempt["vouched"]> & Pick<SignIn, "userAgent" | "onlyAs"> & { sessionToken: string };

async function begin({ claims, said, idToken, authenticatedAt, sessionToken, userAgent, onlyAs }: Beginning) {
  const { authSecret, workspaceAdmins } = env();
  const { personId, endsAt } = await signIn(sessionContext(), {
    claims,
    tokenHash: hashSessionToken(sessionToken),
    onlyAs,
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
