import { sql } from "drizzle-orm";
import { auditEntries } from "../../db/schema";
import type { Ctx } from "../context";
import type { AuditEvent } from "./events";
import { contentHash, type AuditContent } from "./hashes";
import { storableJson, storableText } from "./storable";

/** What an entry is about. One about a mini program says who owns it: its Developer Admins find it by that. */
export type AuditSubject =
  | { kind: "mini_program"; id: string; workspaceId: string }
  | { kind: "workspace"; id: string }
  | { kind: "person"; id: string; workspaceId?: string }
  | { kind: "console" };

/** The one who acts. Without a person it is the console itself, or the operator on the host. */
type Recorder = Pick<Ctx, "db" | "now"> & { actor: { personId: string | null; address: string | null } };

/**
 * Appends to the audit log. The last statement of a transaction: the table's trigger takes the lock of the whole
 * chain and holds it until the commit.
 */
export async function record(
  ctx: Recorder,
  event: AuditEvent,
  subject: AuditSubject,
  details: Record<string, unknown> = {},
): Promise<void> {
  const content = contentOf(ctx, event, subject, details);
  const { actorId, address, subjectKind, subjectId, miniProgramId, workspaceId } = content;
  await ctx.db.execute(sql`
    insert into ${auditEntries} (
      at, event, actor_id, address, subject_kind, subject_id, mini_program_id, workspace_id, details, content_hash
    ) values (
      ${new Date(content.atMs).toISOString()}, ${event}, ${actorId}, ${address}, ${subjectKind}, ${subjectId},
      ${miniProgramId}, ${workspaceId}, ${content.details}, ${contentHash(content)}
    )`);
}

function contentOf(
  ctx: Recorder,
  event: string,
  subject: AuditSubject,
  details: Record<string, unknown>,
): AuditContent {
  const workspaceId = subject.kind === "workspace" ? subject.id : "workspaceId" in subject ? subject.workspaceId : null;
  return {
    atMs: ctx.now().getTime(),
    event,
    actorId: ctx.actor.personId?.toLowerCase() ?? null,
    address: ctx.actor.address === null ? null : storableText(ctx.actor.address),
    subjectKind: subject.kind,
    subjectId: "id" in subject ? storableText(subject.id) : null,
    miniProgramId: subject.kind === "mini_program" ? subject.id : null,
    workspaceId: workspaceId?.toLowerCase() ?? null,
    details: storableJson(details),
  };
}
