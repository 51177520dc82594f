import "server-only";
import { unstable_rethrow } from "next/navigation";
import { DomainError } from "@/lib/errors";
import { log } from "@/lib/log";
import { isDatabaseAway } from "./database-away";
import { answerWith, requestedPath, requestId } from "./exchange";

/** Why a page cannot be shown, in words for its reader. */
export type Failure = {
  kind: "not_found" | "forbidden" | "conflict" | "database_away" | "broken";
  message: string;
  /** The number of the log line, where there is one. */
  reference?: string;
  /** Where trying again leads: to the same page. */
  retryPath?: `/${string}`;
};

export const failureStatuses = { not_found: 404, forbidden: 403, conflict: 409, database_away: 503, broken: 500 };

/** Puts what a page threw into words and sets the answer's status. The framework's own signals fly on. */
export function failureOf(error: unknown): Failure {
  unstable_rethrow(error);
  const failure = describeFailure(error);
  answerWith(failureStatuses[failure.kind]);
  return failure;
}

/** In words, and where nobody expected it with a line in the log. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof DomainError) {
    const { message } = error;
    if (error.kind === "not_found" || error.kind === "forbidden") return { kind: error.kind, message };
    return { kind: "conflict", message };
  }
  const reference = crypto.randomUUID().slice(0, 8);
  log().error({ err: error, reference, request: requestId() }, "a page could not be shown");
  const again = { reference, retryPath: requestedPath() };
  if (isDatabaseAway(error)) {
    return { kind: "database_away", message: "The database does not answer at the moment.", ...again };
  }
  return { kind: "broken", message: "Something went wrong on our side.", ...again };
}
