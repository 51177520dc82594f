import { apiAnswer, apiProblem } from "@/app/_server/api-answer";
import { currentContext } from "@/app/_server/context";
import { listWorkspaceChoices } from "@/lib/mini-program/list-workspace-choices";

/** The workspaces that the list can be narrowed to, `[{ value, label }]`: asked for when somebody opens that filter. */
export async function GET(): Promise<Response> {
  return apiAnswer(async () => {
    const ctx = await currentContext();
    if (!ctx) return apiProblem(401, "You are signed out. Sign in again in another tab.");
    return Response.json(await listWorkspaceChoices(ctx), { headers: { "Cache-Control": "no-store" } });
  });
}
