import "server-only";
import { DomainError } from "@/lib/errors";
import { describeFailure, failureStatuses } from "./refusal";

/** What an API answers to whatever was thrown: `{ error }`, with `issues` by field for bad input. */
export function apiFailure(error: unknown): Response {
  if (error instanceof DomainError && error.kind === "invalid") {
    return Response.json({ error: error.message, issues: error.issues }, { status: 400 });
  }
  const { kind, message, reference } = describeFailure(error);
  return Response.json({ error: message, ...(reference && { reference }) }, { status: failureStatuses[kind] });
}
