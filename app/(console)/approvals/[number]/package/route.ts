import { currentContext } from "@/app/_server/context";
import { packageAnswer } from "@/app/_server/package-answer";
import { DomainError } from "@/lib/errors";
import { downloadPackage } from "@/lib/review/download-package";
import { readRequestNumber } from "@/lib/review/inputs";

const statuses = { not_found: 404, forbidden: 403, conflict: 409, invalid: 400 };

/** The package that a request to publish has frozen, for whoever decides about it. */
export async function GET(_: Request, { params }: RouteContext<"/approvals/[number]/package">): Promise<Response> {
  const ctx = await currentContext();
  if (!ctx) return new Response(null, { status: 401 });
  const number = readRequestNumber((await params).number);
  if (number === null) return new Response(null, { status: 404 });
  try {
    return packageAnswer(await downloadPackage(ctx, { number }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response(error.message, { status: statuses[error.kind], headers: { "Content-Type": "text/plain" } });
  }
}
