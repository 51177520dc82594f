import { packageDownload } from "@/app/_server/package-answer";
import { notFound } from "@/lib/errors";
import { downloadPackage } from "@/lib/review/download-package";
import { readRequestNumber } from "@/lib/review/inputs";

/** The package that a request to publish has frozen, for whoever decides about it. */
export async function GET(_: Request, { params }: RouteContext<"/approvals/[number]/package">): Promise<Response> {
  const number = readRequestNumber((await params).number);
  return packageDownload((ctx) => {
    if (number === null) throw notFound();
    return downloadPackage(ctx, { number });
  });
}
