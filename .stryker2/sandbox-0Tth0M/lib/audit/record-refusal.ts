import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { auditEntries } from "../../db/schema";
import type { Ctx } from "../context";
import type { Refusal } from "../errors";
import { record, type AuditSubject } from "./record";

export async function recordRefusal(ctx: Ctx, refusal: Refusal, answered: string): Promise<void> {
  const { action, tried } = refusal;
  await record(ctx, "access.refused", subjectOf(refusal), { action, ...(tried && { tried }), answered });
}

const hourInMs = 60 * 60 * 1000;

/** A page that is asked for again and again is refused each time and recorded once an hour. */
export async function recordRefusedRead(ctx: Ctx, refusal: Refusal, answered: string): Promise<void> {
  const subject = subjectOf(refusal);
  const id = "id" in subject ? subject.id : null;
  const [recorded] = await ctx.db
    .select({ position: auditEntries.position })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.actorId, ctx.actor.personId),
        gt(auditEntries.at, new Date(ctx.now().getTime() - hourInMs)),
        eq(auditEntries.event, "access.refused"),
        eq(auditEntries.subjectKind, subject.kind),
        id === null ? isNull(auditEntries.subjectId) : eq(auditEntries.subjectId, id),
        sql`${auditEntries.details} ->> 'action' = ${refusal.action}`,
      ),
    )
    .limit(1);
  if (!recorded) await recordRefusal(ctx, refusal, answered);
}

function subjectOf({ miniProgram, workspaceId }: Refusal): AuditSubject {
  if (miniProgram) return { kind: "mini_program", id: miniProgram.id, workspaceId: miniProgram.workspaceId };
  if (workspaceId) return { kind: "workspace", id: workspaceId };
  return { kind: "console" };
}
