import { apiProblem, isKnown } from "@/app/_server/api-answer";
import { answerByKey, sealingSecret } from "@/app/_server/deployment-key";
import { getRelease } from "@/lib/release/get-release";
import { releaseQuery } from "@/lib/release/inputs";
import { signRelease } from "@/lib/release/sign-release";

type Context = RouteContext<"/api/v1/mini-programs/[id]/release">;

/** Which version a user of the app gets now, signed. docs/release-api.md is its manual. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerByKey(request, async (ctx) => {
    const asked = releaseQuery.safeParse(parametersOf(request));
    if (!asked.success) return apiProblem(400, asked.error.issues.map(({ message }) => message).join(" "));
    const release = await getRelease(ctx, { id: (await params).id, ...asked.data });
    if (release === "gone") return apiProblem(410, "This is not available any more.");
    const { etag, sign } = await signRelease(ctx, { release, secret: sealingSecret() });
    const headers = { ETag: etag, "Cache-Control": "private, max-age=60", Vary: "Authorization" };
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
    return new Response(await sign(), { headers: { ...headers, "Content-Type": "application/jose" } });
  });
}

/** One that was sent more than once stands as a list, and is refused as such. */
function parametersOf(request: Request): Record<string, unknown> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
