import { currentContext } from "@/app/_server/context";
import { packageAnswer } from "@/app/_server/package-answer";
import { problemPage } from "@/app/_server/problem-page";
import { describeFailure, failureStatuses } from "@/app/_server/refusal";
import { openPackage } from "@/lib/version/open-package";

/** The package of a version, byte for byte as it was uploaded. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/mini-programs/[id]/versions/[number]/package">,
): Promise<Response> {
  const ctx = await currentContext();
  if (!ctx) return problemPage(401, "You are signed out. Sign in again, then download it once more.");
  try {
    return packageAnswer(await openPackage(ctx, await params));
  } catch (error) {
    const { kind, message } = describeFailure(error);
    return problemPage(failureStatuses[kind], message);
  }
}
