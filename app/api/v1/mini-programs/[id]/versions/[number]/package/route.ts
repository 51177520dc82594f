import { apiProblem, isKnown } from "@/app/_server/api-answer";
import { answerByKey } from "@/app/_server/deployment-key";
import { packageAnswer } from "@/app/_server/package-answer";
import { openReleasedPackage } from "@/lib/release/open-released-package";

type Context = RouteContext<"/api/v1/mini-programs/[id]/versions/[number]/package">;

/** The package that a release answer names. Its digest is its ETag: a package never changes. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerByKey(request, async (ctx) => {
    const opened = await openReleasedPackage(ctx, await params);
    if (opened === "gone") return apiProblem(410, "This is not available any more.");
    const etag = `"${opened.digest}"`;
    const headers = { ETag: etag, "Cache-Control": "private, no-cache", Vary: "Authorization" };
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
    const answer = packageAnswer(opened);
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    return answer;
  });
}
