import "server-only";
import { DomainError } from "@/lib/errors";
import { log } from "@/lib/log";
import { isDatabaseAway } from "./database-away";
import { requestId } from "./exchange";

const statuses = { not_found: 404, forbidden: 403, conflict: 409, invalid: 400 };

/** Why an API does not give what was asked for, in a sentence. Nobody keeps such an answer. */
export function apiProblem(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

/** Runs the work of an API's route and puts an expected failure into its words. */
export async function apiAnswer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return apiProblem(statuses[error.kind], error.message);
    if (!isDatabaseAway(error)) throw error;
    log().error({ err: error, request: requestId() }, "an API could not answer");
    return apiProblem(503, "The database does not answer at the moment. Ask again.", { "Retry-After": "5" });
  }
}

/** Whether the one who asks has this answer already, by the ETags that they name. */
export function isKnown(request: Request, etag: string): boolean {
  const named = request.headers.get("if-none-match")?.split(",") ?? [];
  return named.map((name) => name.trim().replace(/^W\//, "")).some((name) => name === "*" || name === etag);
}
