import { and, eq } from "drizzle-orm";
import { miniPrograms, versions, versionSteps } from "../../../db/schema";
import type { Ctx } from "../../context";
import { lifecycle, stateAfter, type VersionStep } from "../lifecycle";
import type { VersionState } from "../../vocabulary";
import type { VersionKey } from "./find-facts";

type Writer = Pick<Ctx, "db" | "now"> & { actor: { personId: string | null } };

type Why = { words?: string | undefined; share?: number; requestNumber?: number; submittedAt?: Date };

/** Writes a step of a version that the caller holds, and keeps who took it, when and why. */
export async function setState(
  { db, now, actor }: Writer,
  step: VersionStep,
  { id, number, state }: VersionKey & { state: VersionState },
  why: Why = {},
): Promise<void> {
  const to = stateAfter(step, state);
  const { event } = lifecycle[step];
  if (to === "gone" || event === null) throw new Error(`The step ${step} leaves no version behind to write.`);
  const at = now();
  const isPaused = step === "pause" || (step === "raise" ? undefined : false);
  await db
    .update(versions)
    .set({
      state: to,
      ...(to !== "grayscale" && { share: null }),
      ...(why.share !== undefined && { share: why.share }),
      ...(isPaused !== undefined && { isPaused }),
      ...(why.submittedAt && { submittedAt: why.submittedAt }),
    })
    .where(and(eq(versions.miniProgramId, id), eq(versions.number, number)));
  await db.insert(versionSteps).values({
    miniProgramId: id,
    number,
    event,
    state: to,
    personId: actor.personId,
    at,
    share: why.share ?? null,
    words: why.words || null,
    requestNumber: why.requestNumber ?? null,
  });
  await db.update(miniPrograms).set({ updatedAt: at }).where(eq(miniPrograms.id, id));
}
