import { currentContext } from "@/app/_server/context";
import { requestId } from "@/app/_server/exchange";
import { mediaTypeOf } from "@/app/_server/post-problem";
import { problemPage } from "@/app/_server/problem-page";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { uploadByForm } from "./upload-by-form";
import { uploadByScript } from "./upload-by-script";
import { uploadProblem } from "./upload-problem";

/** Receives a package. Where it comes from, how long it is, who sends it and whether they may is decided before a byte of it is read. */
export async function POST(request: Request, { params }: RouteContext<"/api/package-uploads/[id]">): Promise<Response> {
  const { id } = await params;
  const isForm = mediaTypeOf(request.headers) === "multipart/form-data";
  const refuse = (status: number, sentence: string, headers: Record<string, string> = {}) =>
    isForm ? problemPage(status, sentence, headers) : Response.json({ error: sentence }, { status, headers });
  const problem = uploadProblem(request.headers, env().appUrl);
  if (problem) {
    const said = { status: problem.status, method: "POST", path: "/api/package-uploads", request: requestId() };
    log().warn(said, "a post was refused");
    return refuse(problem.status, problem.sentence, { Connection: "close" });
  }
  const ctx = await currentContext();
  if (!ctx) return refuse(401, "You are signed out. Sign in again in a new tab, then upload it once more.");
  return isForm ? uploadByForm(ctx, id, request) : uploadByScript(ctx, id, request);
}
