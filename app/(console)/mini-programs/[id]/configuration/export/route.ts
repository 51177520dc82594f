import { exportDownload } from "@/app/_server/export-answer";
import { exportConfiguration } from "@/lib/export/export-configuration";

/** The configuration of a mini program as a file. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/mini-programs/[id]/configuration/export">,
): Promise<Response> {
  const { id } = await params;
  return exportDownload(request, (ctx, { format }) => exportConfiguration(ctx, { id, format }));
}
