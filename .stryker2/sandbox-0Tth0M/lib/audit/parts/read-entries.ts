import { and, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  approvalRequests,
  auditEntries,
  miniProgramMembers,
  miniPrograms,
  people,
  workspaces,
} from "../../../db/schema";
import { can } from "../../access/can";
import { reachOf } from "../../access/reach";
import type { Ctx } from "../../context";
import type { AuditSubjectKind, DeveloperRole } from "../../vocabulary";
import { requestEvents } from "../events";
import { positionsIn, type Lane, type Slice } from "./lanes";

export type AuditEntry = {
  position: number;
  at: Date;
  event: string;
  /** Null for the console itself and for the operator on the host. */
  actor: { id: string; name: string | null } | null;
  address: string | null;
  /** Nameless where somebody did it to themself; `opens` is the ID of a mini program whose page the reader may see. */
  subject: { kind: AuditSubjectKind; name: string | null; opens: string | null };
  details: Record<string, unknown>;
};

const subjectPersonId = sql`case when ${auditEntries.subjectKind} = 'person'
  and ${auditEntries.subjectId} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${auditEntries.subjectId}::uuid end`;

/** The request that an entry is about. */
const requestNumber = sql`case when ${inArray(auditEntries.event, [...requestEvents])}
  and ${auditEntries.details} ->> 'request' ~ '^#[0-9]{1,15}$' then substr(${auditEntries.details} ->> 'request', 2)::bigint end`;

/** One slice of the entries of these lanes, or of the whole log, with the names that people and things have now. */
export async function readEntries(ctx: Ctx, lanes: Lane[] | null, slice: Slice): Promise<AuditEntry[]> {
  const isAdmin = reachOf(ctx.actor, "audit.view") === "everywhere";
  const actor = alias(people, "actor");
  const person = alias(people, "person");
  const rows = await ctx.db
    .select({
      position: auditEntries.position,
      at: auditEntries.at,
      event: auditEntries.event,
      actorId: auditEntries.actorId,
      actorName: actor.name,
      address: auditEntries.address,
      kind: auditEntries.subjectKind,
      subjectId: auditEntries.subjectId,
      miniProgram: {
        id: miniPrograms.id,
        name: miniPrograms.name,
        state: miniPrograms.state,
        workspaceId: miniPrograms.workspaceId,
      },
      memberRole: miniProgramMembers.role,
      nameInRequest: approvalRequests.miniProgramName,
      subjectName: sql<string | null>`coalesce(${person.name}, ${workspaces.name})`,
      details: auditEntries.details,
    })
    .from(auditEntries)
    .leftJoin(actor, eq(actor.id, auditEntries.actorId))
    .leftJoin(miniPrograms, eq(miniPrograms.id, auditEntries.miniProgramId))
    .leftJoin(
      miniProgramMembers,
      and(eq(miniProgramMembers.miniProgramId, miniPrograms.id), eq(miniProgramMembers.personId, ctx.actor.personId)),
    )
    .leftJoin(approvalRequests, eq(approvalRequests.number, requestNumber))
    .leftJoin(person, eq(person.id, subjectPersonId))
    .leftJoin(workspaces, and(eq(auditEntries.subjectKind, "workspace"), eq(workspaces.id, auditEntries.workspaceId)))
    .where(lanes ? inArray(auditEntries.position, positionsIn(ctx.db, lanes, slice)) : slice.where)
    .orderBy(...slice.order)
    .limit(slice.limit);
  const opens = (miniProgram: { id: string; workspaceId: string; state: string }, memberRole: DeveloperRole | null) =>
    (isAdmin || miniProgram.state !== "deleted") &&
    can(ctx.actor, "miniProgram.view", { miniProgram: { ...miniProgram, memberRole } });
  return rows.map((row) => {
    const { actorId, actorName, kind, subjectId, miniProgram, memberRole, nameInRequest, subjectName, ...entry } = row;
    const seen = miniProgram && opens(miniProgram, memberRole) ? miniProgram : null;
    // Whoever does not see a mini program knows it as its request calls it.
    const name = seen?.name ?? nameInRequest ?? miniProgram?.name ?? subjectName;
    return {
      ...entry,
      actor: actorId === null ? null : { id: actorId, name: actorName },
      subject: { kind, name: subjectId === actorId ? null : name, opens: seen?.id ?? null },
    };
  });
}
