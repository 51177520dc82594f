import { attachment } from "@/app/_server/attachment";
import { download, sandboxed } from "@/app/_server/download";
import { problemPage } from "@/app/_server/problem-page";
import { drawQrCode } from "@/lib/qr-code/draw-qr-code";
import { drawingFormat } from "@/lib/qr-code/inputs";

/** A code as a file: `?format=svg`, or `?format=png&size=` 256, 512 or 1024. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/mini-programs/[id]/qr-codes/[codeId]/image">,
): Promise<Response> {
  const { id, codeId: code } = await params;
  return download(async (ctx) => {
    const asked = drawingFormat.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) return problemPage(400, "Ask for format=svg, or for format=png with size=256, 512 or 1024.");
    const { fileName, type, content } = await drawQrCode(ctx, { id, code, ...asked.data });
    sandboxed({ "Content-Length": String(content.length) });
    return new Response(new Uint8Array(content), {
      headers: {
        "Content-Type": type,
        "Content-Disposition": attachment(fileName),
        "Cache-Control": "private, no-store",
      },
    });
  });
}
