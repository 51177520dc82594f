import { and, eq, inArray, ne, or, sql, type SQL } from "drizzle-orm";
import { auditEntries, miniProgramMembers, miniPrograms } from "../../../db/schema";
import { ownWorkspacesFor } from "../../access/can";
import { superAppRole } from "../../access/effective-roles";
import type { Ctx } from "../../context";
import { requestEvents } from "../events";
import type { Lane } from "./lanes";

type Actor = Ctx["actor"];

/** The entries that concern somebody who is no Workspace Admin, as lanes and as a condition on an entry. */
export function ownLanes({ db, actor }: Ctx): { lanes: Lane[]; condition: SQL | undefined } {
  const workspaces = workspacesRun(actor);
  const requests = superAppRole(actor) === "workspace_reviewer" ? requestEvents : [];
  const run = db
    .select({ id: miniProgramMembers.miniProgramId })
    .from(miniProgramMembers)
    .innerJoin(miniPrograms, eq(miniPrograms.id, miniProgramMembers.miniProgramId))
    .where(
      and(
        eq(miniProgramMembers.personId, actor.personId),
        eq(miniProgramMembers.role, "developer_admin"),
        ne(miniPrograms.state, "deleted"),
        superAppRole(actor) ? undefined : inArray(miniPrograms.workspaceId, belongsTo(actor)),
      ),
    );
  return {
    lanes: [
      { column: auditEntries.workspaceId, keys: sql`unnest(${sql.param(workspaces)}::uuid[])` },
      { column: auditEntries.miniProgramId, keys: sql`(${run})` },
      { column: auditEntries.event, keys: sql`unnest(${sql.param(requests)}::text[])` },
    ],
    condition: or(
      inArray(auditEntries.workspaceId, workspaces),
      inArray(auditEntries.miniProgramId, run),
      inArray(auditEntries.event, requests),
    ),
  };
}

/** Being something in the super-app workspace is no running of a workspace's own. */
export function workspacesRun(actor: Actor): string[] {
  const own = ownWorkspacesFor(actor, "audit.view");
  return actor.memberships
    .filter(({ workspaceId, workspaceKind }) => workspaceKind === "developer" && own.includes(workspaceId))
    .map(({ workspaceId }) => workspaceId);
}

const belongsTo = ({ memberships }: Actor) => memberships.map(({ workspaceId }) => workspaceId);
