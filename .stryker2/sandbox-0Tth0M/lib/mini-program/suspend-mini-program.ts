import { eq } from "drizzle-orm";
import { approvalRequests, suspensions } from "../../db/schema";
import type { Standing } from "../access/actor";
import { can } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { notFound } from "../errors";
import type { SuspendMiniProgram } from "./inputs";
import { holdMiniProgram } from "./parts/hold-mini-program";
import { tellPeople } from "./parts/tell-people";

/** The emergency brake: from now on the app gets no version of it, until a Workspace Admin resumes it. */
export async function suspendMiniProgram(ctx: Ctx, input: SuspendMiniProgram): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const named = input.id === "" && input.request !== null ? await isAbout(ctx, input.request) : input.id;
    const { life, ...miniProgram } = await holdMiniProgram(ctx, named ?? "", "suspend", assertSeen(input));
    const { id, workspaceId } = miniProgram;
    await ctx.db.insert(suspensions).values({
      miniProgramId: id,
      suspendedBy: ctx.actor.personId,
      suspendedAt: ctx.now(),
      reason: input.reason,
    });
    await tellPeople(ctx, miniProgram, {
      title: `${life.name} is suspended`,
      body: `${ctx.actor.name} has suspended it: ${input.reason}`,
      href: `/mini-programs/${id}`,
    });
    const details = { name: life.name, reason: input.reason, ...(input.request && { request: `#${input.request}` }) };
    await record(ctx, "mini_program.suspended", { kind: "mini_program", id, workspaceId }, details);
  });
}

/** Whoever cannot see the mini program knows it from one of its requests; by its ID alone it does not exist for them. */
function assertSeen({ request }: SuspendMiniProgram) {
  return async (ctx: Ctx, miniProgram: Standing): Promise<void> => {
    if (can(ctx.actor, "miniProgram.view", { miniProgram })) return;
    if (request !== null && (await isAbout(ctx, request)) === miniProgram.id) return;
    throw notFound(undefined, { action: "miniProgram.suspend", miniProgram });
  };
}

async function isAbout({ db }: Ctx, request: number): Promise<string | null> {
  const [found] = await db
    .select({ id: approvalRequests.miniProgramId })
    .from(approvalRequests)
    .where(eq(approvalRequests.number, request));
  return found?.id ?? null;
}
