export const dynamic = "force-dynamic";

/** An address under /api that is none answers as an API does, not with a page. */
export function GET(): Response {
  return Response.json({ error: "There is nothing at this address." }, { status: 404 });
}
