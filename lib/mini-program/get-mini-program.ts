import { and, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  approvalRequests,
  miniProgramFeatures,
  miniPrograms,
  people,
  qrCodes,
  removals,
  suspensions,
  versions,
  workspaces,
} from "../../db/schema";
import { memberCount } from "../member/parts/member-count";
import type { Standing } from "../access/actor";
import { can } from "../access/can";
import { effectiveRoles, type EffectiveRole } from "../access/effective-roles";
import { matrix, type Action } from "../access/matrix";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { prepared } from "../prepared";
import type { MiniProgramState, MiniProgramType, RequiredInformation, WorkspaceKind } from "../vocabulary";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { isLapsed, obstaclesTo, purgeDue, type VersionUnderWay } from "./lifecycle";
import { activationsUnderWay, type ActivationUnderWay } from "./parts/activations-under-way";
import { findLife } from "./parts/find-life";
import { versionsUnderWay } from "./parts/versions-under-way";

export type MiniProgramHeader = {
  id: string;
  name: string;
  defaultLanguage: string;
  type: MiniProgramType;
  state: MiniProgramState;
  releasedVersion: string | null;
  logoId: string | null;
  missing: RequiredInformation[];
  workspace: { id: string; name: string; kind: WorkspaceKind };
  creator: { id: string; name: string };
  createdAt: Date;
  /** The actor created it within the last minutes. */
  isJustMade: boolean;
  updatedAt: Date;
  /** Members whose membership counts. */
  memberCount: number;
  versionCount: number;
  /** Features that were added. */
  featureCount: number;
  /** The default QR code and those that people made. */
  qrCodeCount: number;
  suspension: { by: string; since: Date; reason: string } | null;
  /** The removal under way; it can be carried out until it lapses, once it is approved. */
  removal: { request: number; lapsesAt: Date | null; isSelfApproved: boolean } | null;
  /** The features whose activation somebody decides, each by its request. */
  activations: ActivationUnderWay[];
  /** Versions in review, in pilot or in grayscale. */
  releases: VersionUnderWay[];
  /** Kept hidden since then, until when it can be restored, and what stands in the way of that. */
  deletion: { by: string; at: Date; purgedAfter: Date; inTheWay: string[] } | null;
  /** What the actor is towards it, and what gives each of these roles. */
  roles: EffectiveRole[];
  /** Every action that the actor's roles allow here. */
  allowed: Action[];
};

const justMade = 5 * 60 * 1000;

/** What stands above every tab of a mini program. Throws "not found" for whoever may not see it. */
export async function getMiniProgram(ctx: Ctx, input: { id: string }): Promise<MiniProgramHeader> {
  return permitted(ctx, async () => {
    const standing = await permittedMiniProgram(ctx, input.id, "miniProgram.view");
    const [found] = await headerById(ctx.db).execute({ id: input.id });
    if (!found) throw notFound();
    const { suspension, removal, isSelfApproved, deletion, ...row } = found;
    const allowed = row.state === "deleted" ? [] : allowedActions(ctx, standing);
    const age = ctx.now().getTime() - row.createdAt.getTime();
    const isJustMade = row.creator.id === ctx.actor.personId && age < justMade;
    return {
      ...row,
      suspension: isWhole(suspension) ? suspension : null,
      removal:
        removal && !isLapsed({ removal, now: ctx.now() })
          ? { ...removal, isSelfApproved: isSelfApproved === true }
          : null,
      deletion: isWhole(deletion)
        ? { ...deletion, purgedAfter: purgeDue(deletion.at), inTheWay: await inTheWayOfRestoring(ctx, row.id) }
        : null,
      isJustMade,
      roles: effectiveRoles(ctx.actor, standing),
      allowed,
    };
  });
}

const [suspender, deleter] = [alias(people, "suspender"), alias(people, "deleter")];

const headerById = prepared((db) =>
  db
    .select({
      id: miniPrograms.id,
      name: miniPrograms.name,
      defaultLanguage: miniPrograms.defaultLanguage,
      type: miniPrograms.type,
      state: miniPrograms.state,
      releasedVersion: miniPrograms.releasedVersion,
      logoId: miniPrograms.logoId,
      missing: miniPrograms.missing,
      workspace: { id: workspaces.id, name: workspaces.name, kind: workspaces.kind },
      creator: { id: people.id, name: people.name },
      createdAt: miniPrograms.createdAt,
      updatedAt: miniPrograms.updatedAt,
      memberCount,
      versionCount: sql<number>`(select count(*)::int from ${versions} where ${versions.miniProgramId} = ${miniPrograms.id})`,
      featureCount: sql<number>`(select count(*)::int from ${miniProgramFeatures} where ${miniProgramFeatures.miniProgramId} = ${miniPrograms.id})`,
      qrCodeCount: sql<number>`(select count(*)::int from ${qrCodes}
        where ${qrCodes.miniProgramId} = ${miniPrograms.id} and ${qrCodes.kind} in ('default', 'page') and ${qrCodes.deletedAt} is null)`,
      suspension: { by: suspender.name, since: suspensions.suspendedAt, reason: suspensions.reason },
      removal: { request: removals.requestNumber, lapsesAt: removals.lapsesAt },
      isSelfApproved: approvalRequests.isSelfApproved,
      activations: activationsUnderWay(sql`${miniPrograms.id}`),
      releases: versionsUnderWay(sql`${miniPrograms.id}`),
      deletion: { by: deleter.name, at: miniPrograms.deletedAt },
    })
    .from(miniPrograms)
    .innerJoin(workspaces, eq(workspaces.id, miniPrograms.workspaceId))
    .innerJoin(people, eq(people.id, miniPrograms.createdBy))
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .leftJoin(suspender, eq(suspender.id, suspensions.suspendedBy))
    .leftJoin(removals, and(eq(removals.miniProgramId, miniPrograms.id), isNull(removals.endedAt)))
    .leftJoin(approvalRequests, eq(approvalRequests.number, removals.requestNumber))
    .leftJoin(deleter, eq(deleter.id, miniPrograms.deletedBy))
    .where(eq(miniPrograms.id, sql.placeholder("id")))
    .prepare("mini_program_header"),
);

async function inTheWayOfRestoring(ctx: Ctx, id: string): Promise<string[]> {
  const life = await findLife(ctx, id);
  return life ? obstaclesTo("restore", life).map(({ words }) => words) : [];
}

type Whole<T> = { [K in keyof T]: NonNullable<T[K]> };

/** Of a row that was joined, all is there or nothing. */
function isWhole<T extends object>(joined: T | null): joined is T & Whole<T> {
  return joined !== null && Object.values(joined).every((value) => value !== null);
}

function allowedActions(ctx: Ctx, miniProgram: Standing): Action[] {
  return (Object.keys(matrix) as Action[]).filter((action) => can(ctx.actor, action, { miniProgram }));
}
