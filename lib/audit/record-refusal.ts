import type { Ctx } from "../context";
import type { Refusal } from "../errors";
import { record, type AuditSubject } from "./record";

export async function recordRefusal(ctx: Ctx, refusal: Refusal, answered: string): Promise<void> {
  await record(ctx, "access.refused", subjectOf(refusal), { action: refusal.action, answered });
}

function subjectOf({ miniProgram, workspaceId }: Refusal): AuditSubject {
  if (miniProgram) return { kind: "mini_program", id: miniProgram.id, workspaceId: miniProgram.workspaceId };
  if (workspaceId) return { kind: "workspace", id: workspaceId };
  return { kind: "console" };
}
