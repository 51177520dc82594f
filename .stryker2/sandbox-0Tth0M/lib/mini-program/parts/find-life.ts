import { and, eq, isNull, sql } from "drizzle-orm";
import { miniPrograms, people, removals, suspensions, workspaces } from "../../../db/schema";
import type { Ctx } from "../../context";
import type { MiniProgramState } from "../../vocabulary";
import type { Life } from "../lifecycle";
import { versionsUnderWay } from "./versions-under-way";
import { wasEverSubmitted } from "./was-ever-submitted";

export type LifeOf = Life & {
  id: string;
  name: string;
  workspaceId: string;
  stateBeforeDeletion: MiniProgramState | null;
  suspension: { id: string; by: string } | null;
  removal: { id: string; request: number; lapsesAt: Date | null } | null;
};

/** All that the life cycle of a mini program looks at, in one query. Null where there is none. */
export async function findLife({ db, now }: Pick<Ctx, "db" | "now">, id: string): Promise<LifeOf | null> {
  const [row] = await db
    .select({
      id: miniPrograms.id,
      name: miniPrograms.name,
      workspaceId: miniPrograms.workspaceId,
      state: miniPrograms.state,
      stateBeforeDeletion: miniPrograms.stateBeforeDeletion,
      deletedAt: miniPrograms.deletedAt,
      workspaceName: workspaces.name,
      workspaceRemovedAt: workspaces.removedAt,
      suspensionId: suspensions.id,
      suspendedBy: people.name,
      removalId: removals.id,
      request: removals.requestNumber,
      lapsesAt: removals.lapsesAt,
      versionsUnderWay: versionsUnderWay(sql`${miniPrograms.id}`),
      wasEverSubmitted: wasEverSubmitted(sql`${miniPrograms.id}`),
    })
    .from(miniPrograms)
    .innerJoin(workspaces, eq(workspaces.id, miniPrograms.workspaceId))
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .leftJoin(people, eq(people.id, suspensions.suspendedBy))
    .leftJoin(removals, and(eq(removals.miniProgramId, miniPrograms.id), isNull(removals.endedAt)))
    .where(eq(miniPrograms.id, id));
  if (!row) return null;
  const { suspensionId, suspendedBy, removalId, request, lapsesAt, workspaceName, workspaceRemovedAt, ...life } = row;
  return {
    ...life,
    suspension: suspensionId === null ? null : { id: suspensionId, by: suspendedBy ?? "" },
    removal: removalId === null || request === null ? null : { id: removalId, request, lapsesAt },
    workspace: { name: workspaceName, isRemoved: workspaceRemovedAt !== null },
    now: now(),
  };
}
