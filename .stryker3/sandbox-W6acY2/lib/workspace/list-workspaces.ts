import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { invitations, memberships, miniPrograms, workspaces } from "../../db/schema";
import { can } from "../access/can";
import { reachOf } from "../access/reach";
import { refusalSentence } from "../access/sentences";
import { permitted, type Ctx } from "../context";
import { forbidden } from "../errors";
import { nameKey } from "../text/name-key";
import { likeAnywhere } from "../text/search-text";
import type { Role, WorkspaceKind } from "../vocabulary";
import type { WorkspaceSearch } from "./inputs";

const workspacesOnPage = 50;

/** Nothing is counted beyond this. */
export const countedUpTo = 1_000;

export type WorkspaceRow = {
  id: string;
  name: string;
  kind: WorkspaceKind;
  members: number;
  /** Both only for those who manage it; at most 1,001, which means more than 1,000. */
  miniPrograms: number | null;
  openInvitations: number | null;
  myRole: Role | null;
};

export type WorkspaceList = {
  rows: WorkspaceRow[];
  /** Where the next and the former page begin. */
  after: string | null;
  before: string | null;
  mayCreate: boolean;
  maySeeGroups: boolean;
};

/** The workspaces by name: all of them for a Workspace Admin, for the others their own. */
export async function listWorkspaces(ctx: Ctx, input: WorkspaceSearch): Promise<WorkspaceList> {
  return permitted(ctx, async () => {
    if (ctx.actor.memberships.length === 0) {
      throw forbidden(refusalSentence("workspace.view"), { action: "workspace.view" });
    }
    const back = input.before !== "";
    const found = await read(ctx, input, back);
    const page = found.slice(0, workspacesOnPage);
    if (back) page.reverse();
    const more = found.length > workspacesOnPage;
    return {
      rows: page.map(({ key: _, ...row }) => withRights(ctx, row)),
      after: (back ? page.length > 0 : more) ? (page.at(-1)?.key ?? null) : null,
      before: (back ? more : input.after !== "") ? (page[0]?.key ?? null) : null,
      mayCreate: can(ctx.actor, "developerWorkspace.create"),
      maySeeGroups: can(ctx.actor, "settings.manage"),
    };
  });
}

async function read(ctx: Ctx, { q, after, before }: WorkspaceSearch, back: boolean) {
  const reach = reachOf(ctx.actor, "workspace.view");
  const where: (SQL | undefined)[] = [
    isNull(workspaces.removedAt),
    reach === "everywhere" ? undefined : inArray(workspaces.id, reach),
    q === "" ? undefined : sql`${workspaces.nameKey} like ${likeAnywhere(nameKey(q))}`,
    back ? lt(workspaces.nameKey, before) : after === "" ? undefined : gt(workspaces.nameKey, after),
  ];
  const ofIt = (column: AnyPgColumn) => eq(column, workspaces.id);
  const isOpen = and(
    ofIt(invitations.workspaceId),
    isNull(invitations.acceptedAt),
    isNull(invitations.withdrawnAt),
    gt(invitations.expiresAt, ctx.now()),
  );
  return ctx.db
    .select({
      id: workspaces.id,
      name: workspaces.name,
      key: workspaces.nameKey,
      kind: workspaces.kind,
      members: sql<number>`(select count(*)::int from ${memberships} where ${ofIt(memberships.workspaceId)})`,
      miniPrograms: sql<number>`(select count(*)::int from (
        select from ${miniPrograms} where ${and(ofIt(miniPrograms.workspaceId), ne(miniPrograms.state, "deleted"))}
        limit ${countedUpTo + 1}) counted)`,
      openInvitations: sql<number>`(select count(*)::int from ${invitations} where ${isOpen})`,
    })
    .from(workspaces)
    .where(and(...where))
    .orderBy(back ? desc(workspaces.nameKey) : asc(workspaces.nameKey))
    .limit(workspacesOnPage + 1);
}

function withRights(ctx: Ctx, row: Omit<WorkspaceRow, "myRole">): WorkspaceRow {
  const manages = can(ctx.actor, "workspace.manage", { workspace: row });
  return {
    ...row,
    miniPrograms: manages ? row.miniPrograms : null,
    openInvitations: manages ? row.openInvitations : null,
    myRole: ctx.actor.memberships.find(({ workspaceId }) => workspaceId === row.id)?.role ?? null,
  };
}
