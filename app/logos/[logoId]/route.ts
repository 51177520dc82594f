import { z } from "zod";
import { currentContext } from "@/app/_server/context";
import { DomainError } from "@/lib/errors";
import { getLogo } from "@/lib/mini-program/get-logo";

/** The browser of the one who may see it keeps it for a while; nobody in between, and no other session, gets it from there. */
export async function GET(request: Request, { params }: RouteContext<"/logos/[logoId]">): Promise<Response> {
  const ctx = await currentContext();
  if (!ctx) return nothing(401);
  const logoId = z.uuid().safeParse((await params).logoId);
  if (!logoId.success) return nothing(404);
  const size = new URL(request.url).searchParams.get("size") === "full" ? "full" : "thumbnail";
  try {
    const image = await getLogo(ctx, { logoId: logoId.data, size });
    return new Response(new Uint8Array(image), {
      headers: { "Content-Type": "image/webp", "Cache-Control": "private, max-age=600", Vary: "Cookie" },
    });
  } catch (error) {
    if (error instanceof DomainError) return nothing(404);
    throw error;
  }
}

const nothing = (status: number) => new Response(null, { status, headers: { "Cache-Control": "no-store" } });
