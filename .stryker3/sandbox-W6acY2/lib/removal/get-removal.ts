import { desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { approvalRequests, miniPrograms, people, removals } from "../../db/schema";
import { can } from "../access/can";
import { explain } from "../access/explain";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { isLapsed, lifecycle, obstaclesTo, type Obstacle } from "../mini-program/lifecycle";
import { findLife } from "../mini-program/parts/find-life";
import type { MiniProgramState, RemovalEnding } from "../vocabulary";

const acts = ["requestRemoval", "withdrawRemoval", "giveUpRemoval", "remove", "deleteForGood"] as const;
export type RemovalAct = (typeof acts)[number];

export type RemovalView = {
  id: string;
  name: string;
  state: MiniProgramState;
  releasedVersion: string | null;
  wasEverSubmitted: boolean;
  /** The newest removal that was asked for, if any; it is under way while it has no ending. */
  latest: Removal | null;
  /** What the actor's roles allow here, with what stands in the way of it now; what they never allow is absent. */
  acts: Partial<Record<RemovalAct, Obstacle[]>>;
  /** For those that the actor's roles never allow: whose they are. */
  others: Partial<Record<RemovalAct, string>>;
};

export type Removal = {
  request: number;
  reason: string;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  comment: string | null;
  isSelfApproved: boolean;
  approvedAt: Date | null;
  lapsesAt: Date | null;
  endedAt: Date | null;
  ending: RemovalEnding | null;
};

/** How it stands with the removal of a mini program, and what the actor can do about it. */
export async function getRemoval(ctx: Ctx, input: { id: string }): Promise<RemovalView> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "approval.viewOfMiniProgram");
    const [life, latest, [row]] = await Promise.all([
      findLife(ctx, input.id),
      findLatest(ctx, input.id),
      ctx.db
        .select({ releasedVersion: miniPrograms.releasedVersion })
        .from(miniPrograms)
        .where(eq(miniPrograms.id, input.id)),
    ]);
    if (!life || !row) throw notFound();
    const allowed = acts.filter((act) => can(ctx.actor, lifecycle[act].needs, { miniProgram }));
    const others = acts.filter((act) => !allowed.includes(act));
    const explained = await Promise.all(
      others.map(async (act) => [act, await explain(ctx, { action: lifecycle[act].needs, miniProgram })] as const),
    );
    return {
      ...{ id: life.id, name: life.name, state: life.state, wasEverSubmitted: life.wasEverSubmitted, ...row },
      latest:
        latest && isLapsed({ removal: latest, now: life.now })
          ? { ...latest, ending: latest.ending ?? "lapsed" }
          : latest,
      acts: Object.fromEntries(allowed.map((act) => [act, obstaclesTo(act, life)])),
      others: Object.fromEntries(explained),
    };
  });
}

async function findLatest({ db }: Ctx, id: string): Promise<Removal | null> {
  const decider = alias(people, "decider");
  const [latest] = await db
    .select({
      request: removals.requestNumber,
      reason: approvalRequests.reason,
      requestedBy: people.name,
      requestedAt: removals.requestedAt,
      decidedBy: decider.name,
      comment: approvalRequests.comment,
      isSelfApproved: approvalRequests.isSelfApproved,
      approvedAt: removals.approvedAt,
      lapsesAt: removals.lapsesAt,
      endedAt: removals.endedAt,
      ending: removals.ending,
    })
    .from(removals)
    .innerJoin(approvalRequests, eq(approvalRequests.number, removals.requestNumber))
    .innerJoin(people, eq(people.id, approvalRequests.openedBy))
    .leftJoin(decider, eq(decider.id, approvalRequests.closedBy))
    .where(eq(removals.miniProgramId, id))
    .orderBy(desc(removals.requestNumber))
    .limit(1);
  return latest ?? null;
}
