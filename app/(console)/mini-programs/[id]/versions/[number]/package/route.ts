import { packageDownload } from "@/app/_server/package-answer";
import { openPackage } from "@/lib/version/open-package";

/** The package of a version, byte for byte as it was uploaded. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/mini-programs/[id]/versions/[number]/package">,
): Promise<Response> {
  const version = await params;
  return packageDownload((ctx) => openPackage(ctx, version));
}
