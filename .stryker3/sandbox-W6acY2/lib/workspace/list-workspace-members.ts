import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { memberships, people } from "../../db/schema";
import { can } from "../access/can";
import { lastWorkspaceAdmin, orphansSentence } from "../access/never-orphaned";
import { permitted, type Ctx } from "../context";
import type { MembershipSource, MembershipStatus, Role } from "../vocabulary";
import { managesAsAdminOnly } from "./parts/assert-not-oneself";
import { findOrphans } from "./parts/find-orphans";
import { isUuid, permittedWorkspace } from "./parts/permitted-workspace";

const membersOnPage = 100;

export type MemberAct = "setRole" | "block" | "unblock" | "remove" | "leave" | "endSessions";

export type WorkspaceMember = {
  personId: string;
  name: string;
  email: string | null;
  role: Role;
  status: MembershipStatus;
  source: MembershipSource;
  addedBy: string | null;
  addedAt: Date;
  lastActiveAt: Date | null;
  keptSince: Date | null;
  isMe: boolean;
  /** What the reader may do: null where it is possible, else why not now. What they never can is not there. */
  acts: Partial<Record<MemberAct, string | null>>;
};

export type WorkspaceMembers = { rows: WorkspaceMember[]; after: string | null };

const addedByPerson = alias(people, "added_by_person");

/** The members of a workspace by name, 100 at a time; `after` is the person whose row came last. */
export async function listWorkspaceMembers(ctx: Ctx, input: { id: string; after: string }): Promise<WorkspaceMembers> {
  return permitted(ctx, async () => {
    const workspace = await permittedWorkspace(ctx, input.id, "workspace.view");
    const found = await read(ctx, workspace.id, isUuid(input.after) ? input.after : null);
    const rights = {
      manages: can(ctx.actor, "workspace.manage", { workspace }),
      endsSessions: can(ctx.actor, "session.endOthers"),
      isAdminOnly: managesAsAdminOnly(ctx, workspace),
    };
    const page = found.slice(0, membersOnPage);
    const losable = page.filter(({ personId }) => rights.manages || personId === ctx.actor.personId);
    const orphans = await findOrphans(
      ctx.db,
      workspace.id,
      losable.map(({ personId }) => personId),
    );
    return {
      rows: page.map(({ otherAdmins, ...row }) => {
        const isMe = row.personId === ctx.actor.personId;
        const last = row.role === "workspace_admin" && row.status === "active" && !otherAdmins;
        const lastAdmin = last ? lastWorkspaceAdmin : null;
        const left = orphans.get(row.personId);
        return { ...row, isMe, acts: actsOf({ ...row, isMe }, rights, lastAdmin, left ? orphansSentence(left) : null) };
      }),
      after: found.length > membersOnPage ? (found[membersOnPage - 1]?.personId ?? null) : null,
    };
  });
}

type Rights = { manages: boolean; endsSessions: boolean; isAdminOnly: boolean };
type Row = { isMe: boolean; status: MembershipStatus };

function actsOf(row: Row, rights: Rights, lastAdmin: string | null, orphans: string | null): WorkspaceMember["acts"] {
  const gone = lastAdmin ?? orphans;
  if (row.isMe) return { ...(rights.manages && !rights.isAdminOnly && { setRole: lastAdmin }), leave: gone };
  return {
    ...(rights.manages && { setRole: lastAdmin }),
    ...(rights.manages && (row.status === "active" ? { block: gone } : { unblock: null })),
    ...(rights.manages && { remove: gone }),
    ...(rights.endsSessions && { endSessions: null }),
  };
}

async function read(ctx: Ctx, workspaceId: string, after: string | null) {
  const place = sql`(${people.name}, ${people.id}) > (select p.name, p.id from ${people} p where p.id = ${after})`;
  return ctx.db
    .select({
      personId: people.id,
      name: people.name,
      email: people.email,
      role: memberships.role,
      status: memberships.status,
      source: memberships.source,
      addedBy: addedByPerson.name,
      addedAt: memberships.createdAt,
      lastActiveAt: people.lastActiveAt,
      keptSince: memberships.keptSince,
      otherAdmins: sql<boolean>`exists (
        select from memberships o where o.role = 'workspace_admin' and o.status = 'active'
          and o.person_id <> ${memberships.personId})`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(addedByPerson, eq(addedByPerson.id, memberships.addedBy))
    .where(and(eq(memberships.workspaceId, workspaceId), after === null ? undefined : place))
    .orderBy(asc(people.name), asc(people.id))
    .limit(membersOnPage + 1);
}
