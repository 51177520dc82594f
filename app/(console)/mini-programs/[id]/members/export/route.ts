import { exportDownload } from "@/app/_server/export-answer";
import { exportMembers } from "@/lib/export/export-members";

/** The members of a mini program as a file. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/mini-programs/[id]/members/export">,
): Promise<Response> {
  const { id } = await params;
  return exportDownload(request, (ctx, { format }) => exportMembers(ctx, { id, format }));
}
