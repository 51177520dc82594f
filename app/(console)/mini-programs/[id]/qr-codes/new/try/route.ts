import { apiAnswer, apiProblem } from "@/app/_server/api-answer";
import { currentContext } from "@/app/_server/context";
import { issuesOf } from "@/app/_server/form-fields";
import { assertMay } from "@/lib/mini-program/assert-may";
import { tryQrCodeInput } from "@/lib/qr-code/inputs";
import { tryQrCode } from "@/lib/qr-code/try-qr-code";

/** What a code of the typed parts would be, for the form that asks for them: `{ link, drawing, warning }`, or `{ whyNot }` while they are no code yet. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/mini-programs/[id]/qr-codes/new/try">,
): Promise<Response> {
  return apiAnswer(async () => {
    const ctx = await currentContext();
    if (!ctx) return apiProblem(401, "You are signed out. Sign in again in another tab.");
    const { id } = await params;
    await assertMay(ctx, { id, action: "qrCode.manage" });
    const query = new URL(request.url).searchParams;
    const lists = { parameterName: query.getAll("parameterName"), parameterValue: query.getAll("parameterValue") };
    const typed = tryQrCodeInput.safeParse({ id, url: query.get("url") ?? "", ...lists });
    const tried = typed.success
      ? await tryQrCode(ctx, typed.data)
      : { whyNot: Object.values(issuesOf(typed.error))[0]?.[0] ?? "This is no code yet." };
    return Response.json(tried, { headers: { "Cache-Control": "no-store" } });
  });
}
