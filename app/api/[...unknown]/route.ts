import { apiProblem } from "@/app/_server/api-answer";

export const dynamic = "force-dynamic";

/** An address under /api that is none answers as an API does, not with a page. */
export function GET(): Response {
  return apiProblem(404, "There is nothing at this address.");
}
