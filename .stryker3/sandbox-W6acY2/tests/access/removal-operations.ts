import { desc } from "drizzle-orm";
import { approvalRequests } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { assertMayPostSuspension } from "@/lib/mini-program/assert-may-post-suspension";
import { resumeMiniProgram } from "@/lib/mini-program/resume-mini-program";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { getRemoval } from "@/lib/removal/get-removal";
import { giveUpRemoval } from "@/lib/removal/give-up-removal";
import { requestRemoval } from "@/lib/removal/request-removal";
import { restoreMiniProgram } from "@/lib/removal/restore-mini-program";
import { addRemovalRequest } from "@/tests/support/requests";
import type { SmallWorld } from "@/tests/support/small-world";
import { towardsMiniProgram, type ProgramName } from "./answers";
import { onMiniPrograms, type Case, type Row } from "./cases";

/** Whoever may do it and cannot do it now was let through: the right is looked at before the state. */
async function orConflict(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "conflict") throw error;
  }
}

const nameOf = ({ miniPrograms }: SmallWorld, name?: ProgramName) => (name ? miniPrograms[name].name : "Nothing");

/** A Reviewer who is no member does it from a request of the mini program, and by its ID alone finds nothing. */
const byItsId = (run: (ctx: Ctx, id: string) => Promise<unknown>) =>
  onMiniPrograms("miniProgram.suspend", run).map((one): Case => ({
    ...one,
    answers: { ...one.answers, reviewer: "not_found" },
  }));

const suspending = byItsId((ctx, id) => suspendMiniProgram(ctx, { id, reason: "Fraud", request: null }));

const suspendingFromRequest: Case = {
  on: "latte, from a request of it",
  action: "miniProgram.suspend",
  answers: towardsMiniProgram("miniProgram.suspend", "latte"),
  given: (db, { people, miniPrograms }) => addRemovalRequest(db, miniPrograms.latte, people.latteLead),
  run: async (ctx) => suspendMiniProgram(ctx, { id: "", reason: "Fraud", request: await newestRequest(ctx) }),
  about: ({ miniPrograms: { latte } }) => ({ miniProgramId: latte.id, workspaceId: latte.workspaceId }),
};

async function newestRequest({ db }: Ctx): Promise<number | null> {
  const [newest] = await db
    .select({ number: approvalRequests.number })
    .from(approvalRequests)
    .orderBy(desc(approvalRequests.number))
    .limit(1);
  return newest?.number ?? null;
}

export const removalOperations: Record<string, Row> = {
  "mini-program/suspend-mini-program": { kind: "command", cases: [...suspending, suspendingFromRequest] },
  "mini-program/assert-may-post-suspension": {
    kind: "command",
    cases: byItsId((ctx, id) => assertMayPostSuspension(ctx, { id })),
  },
  "mini-program/resume-mini-program": {
    kind: "command",
    cases: onMiniPrograms("miniProgram.resume", (ctx, id) =>
      orConflict(resumeMiniProgram(ctx, { id, reason: "Mended" })),
    ),
  },
  "removal/get-removal": {
    kind: "read",
    cases: onMiniPrograms("approval.viewOfMiniProgram", (ctx, id) => getRemoval(ctx, { id })),
  },
  "removal/request-removal": {
    kind: "command",
    cases: onMiniPrograms("removal.request", (ctx, id) => requestRemoval(ctx, { id, reason: "Closed" })),
  },
  "removal/give-up-removal": {
    kind: "command",
    cases: onMiniPrograms("removal.withdraw", (ctx, id) => orConflict(giveUpRemoval(ctx, { id }))),
  },
  "removal/execute-removal": {
    kind: "command",
    cases: onMiniPrograms("removal.execute", (ctx, id, world, name) =>
      orConflict(executeRemoval(ctx, { id, typedName: nameOf(world, name) })),
    ),
  },
  "removal/delete-for-good": {
    kind: "command",
    cases: onMiniPrograms("miniProgram.delete", (ctx, id, world, name) =>
      orConflict(deleteForGood(ctx, { id, typedName: nameOf(world, name) })),
    ),
  },
  "removal/restore-mini-program": {
    kind: "command",
    cases: onMiniPrograms("miniProgram.restore", (ctx, id) => orConflict(restoreMiniProgram(ctx, { id }))),
  },
};
