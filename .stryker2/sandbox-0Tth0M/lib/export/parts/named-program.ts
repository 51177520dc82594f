import { eq } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import type { Action } from "../../access/matrix";
import { permittedMiniProgram } from "../../access/permitted-mini-program";
import type { AuditSubject } from "../../audit/record";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";

/** A mini program on which this person may do this, as the audit log names it. */
export async function namedProgram(
  ctx: Ctx,
  id: string,
  action: Action,
): Promise<{ name: string; subject: AuditSubject }> {
  const { workspaceId } = await permittedMiniProgram(ctx, id, action);
  const [row] = await ctx.db.select({ name: miniPrograms.name }).from(miniPrograms).where(eq(miniPrograms.id, id));
  if (!row) throw notFound();
  return { name: row.name, subject: { kind: "mini_program", id, workspaceId } };
}
