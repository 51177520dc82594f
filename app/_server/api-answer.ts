import "server-only";
import { DomainError } from "@/lib/errors";
import { describeFailure, failureStatuses } from "./refusal";

/** Why an API does not give what was asked for, in a sentence. Nobody keeps such an answer. */
export function apiProblem(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

/** What an API answers to whatever was thrown: `{ error }`, with `issues` by field for bad input, and the log line's `reference` after a fault. */
export function apiFailure(error: unknown): Response {
  if (error instanceof DomainError && error.kind === "invalid") {
    const { message, issues } = error;
    return Response.json({ error: message, issues }, { status: 400, headers: { "Cache-Control": "no-store" } });
  }
  const { kind, message, reference } = describeFailure(error);
  const status = failureStatuses[kind];
  const headers = { "Cache-Control": "no-store", ...(status === 503 && { "Retry-After": "5" }) };
  return Response.json({ error: message, ...(reference && { reference }) }, { status, headers });
}

/** Runs the work of an API's route and puts what it throws into its words. */
export async function apiAnswer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    return apiFailure(error);
  }
}

/** Whether the one who asks has this answer already, by the ETags that they name. */
export function isKnown(request: Request, etag: string): boolean {
  const named = request.headers.get("if-none-match")?.split(",") ?? [];
  return named.map((name) => name.trim().replace(/^W\//, "")).some((name) => name === "*" || name === etag);
}
