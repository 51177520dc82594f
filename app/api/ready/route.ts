import { readiness } from "@/app/_server/readiness";

export async function GET(): Promise<Response> {
  const { isReady, checks } = await readiness();
  return Response.json(
    { status: isReady ? "ok" : "unavailable", checks },
    { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
export const dynamic = "force-dynamic";
