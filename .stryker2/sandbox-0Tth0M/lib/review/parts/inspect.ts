import { eq, inArray } from "drizzle-orm";
import { approvalRequests, packages, type StoredFile } from "../../../db/schema";
import { record } from "../../audit/record";
import { inTransaction, type Ctx } from "../../context";
import { conflict, notFound } from "../../errors";
import { requestDetails } from "../../request/parts/request-details";
import { readSnapshot } from "../../request/snapshot";
import { frozenDigest } from "../../version/parts/frozen-digest";
import { assertInspects } from "./permit";
import { findReleasedThen } from "./publication";

export type StoredPackage = { digest: string; size: number; files: StoredFile[] };

export type Inspected = {
  number: number;
  title: string;
  miniProgramId: string | null;
  version: string;
  frozen: StoredPackage;
  /** The package of the released version that it is held against; null where this is the first. */
  released: (StoredPackage & { version: string }) | null;
};

type Looked<T> = { details: Record<string, unknown>; found: T };

/** Lets an approver look into the package of what a request wants to publish, and into the released one's. */
export async function inspect<T>(ctx: Ctx, number: number, look: (inspected: Inspected) => Looked<T>): Promise<T> {
  return inspectRequest(ctx, number, async (ctx, { miniProgramId, subject: version, title, closedAt, digest }) => {
    const released = await findReleasedThen(ctx, { number, miniProgramId, subject: version, closedAt });
    const rows = await ctx.db
      .select({ digest: packages.digest, size: packages.size, files: packages.files })
      .from(packages)
      .where(inArray(packages.digest, [digest, ...(released ? [released.digest] : [])]));
    const frozen = rows.find((row) => row.digest === digest);
    if (!frozen) throw conflict("There is no package: the version is made of its entrance, or gone for good.");
    const before = released && rows.find((row) => row.digest === released.digest);
    return look({
      number,
      title,
      miniProgramId,
      version,
      frozen,
      released: released && before ? { ...before, version: released.number } : null,
    });
  });
}

type InspectedRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>> & { digest: string };

/** Lets an approver look closer at what a request wants to publish. Each look, and at what, stands in the audit log. */
export async function inspectRequest<T>(
  ctx: Ctx,
  number: number,
  look: (ctx: Ctx, request: InspectedRequest) => Promise<Looked<T>>,
): Promise<T> {
  return inTransaction(ctx, async (ctx) => {
    const request = await findRequest(ctx, number);
    if (!request) throw notFound();
    const { miniProgramId, workspaceId, category, subject: version, snapshot } = request;
    await assertInspects(ctx, request);
    const digest = category === "publish" ? frozenDigest(readSnapshot(snapshot)) : null;
    if (digest === null) throw notFound("This request is about no version, so there is nothing to look into.");
    const subject =
      miniProgramId === null || workspaceId === null
        ? ({ kind: "console" } as const)
        : ({ kind: "mini_program", id: miniProgramId, workspaceId } as const);
    const { details, found } = await look(ctx, { ...request, digest });
    await record(ctx, "request.inspected", subject, { ...requestDetails(request), version, digest, ...details });
    return found;
  });
}

async function findRequest({ db }: Ctx, number: number) {
  const [found] = await db
    .select({
      number: approvalRequests.number,
      category: approvalRequests.category,
      title: approvalRequests.title,
      miniProgramId: approvalRequests.miniProgramId,
      workspaceId: approvalRequests.workspaceId,
      subject: approvalRequests.subject,
      snapshot: approvalRequests.snapshot,
      openedBy: approvalRequests.openedBy,
      closedAt: approvalRequests.closedAt,
    })
    .from(approvalRequests)
    .where(eq(approvalRequests.number, number));
  return found;
}
