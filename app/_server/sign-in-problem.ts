import { isDatabaseAway } from "./database-away";

const canceled = "The sign-in was canceled at the identity provider. Try again when you are ready.";
const unreachable =
  "The identity provider does not answer. Try again in a moment; if it stays away, tell whoever runs it.";
const unknown =
  "The identity provider did not say who you are. Tell whoever runs it that the console needs the claim “sub”.";
const failed = "The sign-in did not succeed. Try again; if it keeps failing, tell whoever runs this console.";

/** Why somebody stands on the sign-in page again, each with its sentence there. */
export const signInProblems = {
  ended: "Your session has ended. Sign in again to go on where you were.",
  unsaved: "Your session has ended, so what you sent was not saved. Sign in again, then send it once more.",
  canceled,
  stale: "This sign-in took too long or was begun in another browser. Start it again from here.",
  unreachable,
  database_away: "The console's database does not answer. Nobody is signed in; try again in a moment.",
  unknown,
  failed,
} as const;

/** Why somebody who was to sign in again stands on their profile as before, each with its sentence there. */
export const signInAgainProblems = {
  canceled,
  stale: "Signing in again took too long or was begun in another browser. You are signed in as before.",
  unreachable,
  database_away: "The console's database did not answer. You are signed in as before; try again in a moment.",
  unknown,
  not_asked:
    "The identity provider did not ask you who you are, so this does not count as a new sign-in. Sign out and in instead, and tell whoever runs it that the console needs “prompt”, “max_age” and the claim “auth_time”.",
  another: "Somebody else signed in at the identity provider, so this does not count. You are signed in as before.",
  failed,
} as const;
export type SignInProblem = keyof typeof signInProblems | keyof typeof signInAgainProblems;

/** Finds the reason in the errors that next-auth wraps into each other, and in the code that the provider sent back. */
export function signInProblem(error: unknown, sentBack: string | null): SignInProblem {
  const chain = [...causes(error)];
  if (chain.some(isDatabaseAway)) return chain.some(isProviderCall) ? "unreachable" : "database_away";
  if (chain.some((cause) => "type" in cause && cause.type === "OAuthCallbackError")) {
    return sentBack === "access_denied" ? "canceled" : "failed";
  }
  if (chain.some((cause) => "type" in cause && cause.type === "InvalidCheck")) return "stale";
  if (chain.some((cause) => "code" in cause && cause.code === "OAUTH_INVALID_RESPONSE")) return "stale";
  if (chain.some(isProviderCall)) return "unreachable";
  return "failed";
}

/** fetch says "fetch failed" or ends in a timeout; the database's driver says neither. */
function isProviderCall(cause: object): boolean {
  return ("message" in cause && cause.message === "fetch failed") || ("name" in cause && cause.name === "TimeoutError");
}

/** The error and what caused it, however next-auth keeps it: as `cause`, or as `err` in an object there. */
function* causes(error: unknown): Generator<object> {
  for (let cause = error, depth = 0; typeof cause === "object" && cause !== null && depth < 8; depth += 1) {
    yield cause;
    if ("err" in cause) cause = cause.err;
    else cause = "cause" in cause ? cause.cause : undefined;
  }
}
