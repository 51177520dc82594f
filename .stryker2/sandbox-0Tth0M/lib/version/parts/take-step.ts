import { record } from "../../audit/record";
import type { AuditEvent } from "../../audit/events";
import { inTransaction, type Ctx } from "../../context";
import { tellPeople } from "../../mini-program/parts/tell-people";
import { lifecycle, type StepOfPeople } from "../lifecycle";
import type { FactsOf, VersionKey } from "./find-facts";
import { holdVersion } from "./hold-version";
import { setState } from "./set-state";

type Taken = VersionKey & { reason?: string; share?: number };

type Words = {
  event: AuditEvent;
  /** What its people are told, after the mini program's name. */
  told: string;
  /** Judges what only this step asks for, and writes what only it writes, before the version itself changes. */
  before?: (ctx: Ctx, facts: FactsOf) => Promise<void>;
};

/** One step of a release, whole: held, permitted, judged, written, told and recorded. */
export async function takeStep(
  ctx: Ctx,
  step: StepOfPeople,
  taken: Taken,
  { event, told, before }: Words,
): Promise<void> {
  const { id, number, reason: words, share } = taken;
  await inTransaction(ctx, async (ctx) => {
    const { miniProgram, facts } = await holdVersion(ctx, { id, number }, step);
    await before?.(ctx, facts);
    await setState(ctx, step, { id, number, state: facts.state }, { words, ...(share !== undefined && { share }) });
    await tellPeople(ctx, miniProgram, {
      title: `${facts.name} ${number}: ${told}`,
      body: `${ctx.actor.name} did this${words ? `: ${words}` : "."}`,
      href: `/mini-programs/${id}/versions/${number}`,
    });
    const { workspaceId } = miniProgram;
    const details = {
      name: facts.name,
      version: number,
      digest: facts.digest,
      ...(share !== undefined && { share }),
      ...(words && { reason: words }),
      ...(lifecycle[step].to === "released" && facts.released && { replaces: facts.released.number }),
    };
    await record(ctx, event, { kind: "mini_program", id, workspaceId }, details);
  });
}
