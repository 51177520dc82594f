import { eq } from "drizzle-orm";
import { approvalRequests } from "../../../db/schema";
import { record } from "../../audit/record";
import type { AuditEvent } from "../../audit/events";
import type { Ctx } from "../../context";
import { conflict, notFound } from "../../errors";
import type { LockedRequest } from "../../request/parts/lock-request";
import { readSnapshot } from "../../request/snapshot";
import type { VersionStep } from "../lifecycle";
import { frozenDigest } from "./frozen-digest";
import { findFacts, type FactsOf } from "./find-facts";
import { assertOpen } from "./hold-version";
import { setState } from "./set-state";

// What follows from each ending of a request to publish, whose mini program its reviewer holds.

/** From now on the version may be released; nobody gets it yet. */
export async function versionApproved(
  ctx: Ctx,
  request: LockedRequest,
  words: string | null,
  shown: string | null,
): Promise<void> {
  await decide(ctx, "approve", "version.approved", request, words, (facts) =>
    assertAsShown(ctx, request, facts, shown),
  );
}

export async function versionRejected(ctx: Ctx, request: LockedRequest, words: string | null): Promise<void> {
  await decide(ctx, "reject", "version.rejected", request, words);
}

export async function versionWithdrawn(ctx: Ctx, request: LockedRequest): Promise<void> {
  await decide(ctx, "withdraw", "version.withdrawn", request, null);
}

async function decide(
  ctx: Ctx,
  step: VersionStep,
  event: AuditEvent,
  { number: requestNumber, miniProgramId: id, workspaceId, subject: number }: LockedRequest,
  words: string | null,
  judge: (facts: FactsOf) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const facts = id === null ? null : await findFacts(ctx, { id, number });
  if (id === null || workspaceId === null || !facts) throw notFound();
  assertOpen(step, facts);
  await judge(facts);
  await setState(ctx, step, { id, number, state: facts.state }, { words: words ?? undefined, requestNumber });
  const details = { name: facts.name, version: number, digest: facts.digest, request: `#${requestNumber}` };
  await record(ctx, event, { kind: "mini_program", id, workspaceId }, details);
}

/** The decision holds for the digest that the request shows and that its form sent, and for no other. */
async function assertAsShown(
  { db }: Ctx,
  { number }: LockedRequest,
  { digest }: FactsOf,
  sent: string | null,
): Promise<void> {
  if (sent !== digest) throw conflict("The decision was not on the digest of this version. Open the request again.");
  const [asked] = await db
    .select({ snapshot: approvalRequests.snapshot })
    .from(approvalRequests)
    .where(eq(approvalRequests.number, number));
  if (frozenDigest(readSnapshot(asked?.snapshot)) === digest) return;
  throw conflict("This request shows another digest than the version has. Reject it, so that it is asked for anew.");
}
