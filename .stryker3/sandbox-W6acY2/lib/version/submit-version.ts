import { and, asc, desc, eq } from "drizzle-orm";
import { approvalRequests, versionReleaseNotes, versionSteps } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { notFound } from "../errors";
import { openRequest, type NewRequest } from "../request/parts/open-request";
import { holdVersion } from "./parts/hold-version";
import { publishSnapshot } from "./parts/publish-snapshot";
import { setState } from "./parts/set-state";
import type { SubmitVersion } from "./step-inputs";

/** Asks that a version may be released: what it is, says and uses is frozen for whoever decides. */
export async function submitVersion(ctx: Ctx, input: SubmitVersion): Promise<{ number: number }> {
  const { id, number } = input;
  return inTransaction(ctx, async (ctx) => {
    const { miniProgram, facts } = await holdVersion(ctx, { id, number }, "submit");
    const snapshot = await publishSnapshot(ctx, { id, number });
    if (!snapshot) throw notFound();
    const asked: NewRequest = {
      category: "publish",
      miniProgramId: id,
      subject: number,
      title: `Publish ${facts.name} ${number}`,
      reason: await findNote(ctx, id, number, facts.releaseNote.language),
      snapshot,
      involved: [facts.uploadedBy, ...(await formerApplicants(ctx, id, number))],
    };
    return openRequest(ctx, asked, async (requestNumber) => {
      const submittedAt = facts.wasSubmitted ? {} : { submittedAt: ctx.now() };
      await setState(ctx, "submit", { id, number, state: facts.state }, { requestNumber, ...submittedAt });
      const { workspaceId } = miniProgram;
      const former = await formerRequest(ctx, id, number, requestNumber);
      const details = {
        name: facts.name,
        version: number,
        digest: facts.digest,
        request: `#${requestNumber}`,
        ...(former !== null && { formerRequest: `#${former}` }),
      };
      await record(ctx, "version.submitted", { kind: "mini_program", id, workspaceId }, details);
    });
  });
}

async function findNote({ db }: Ctx, id: string, number: string, language: string): Promise<string> {
  const { miniProgramId, number: ofNumber, language: ofLanguage, note } = versionReleaseNotes;
  const [found] = await db
    .select({ note })
    .from(versionReleaseNotes)
    .where(and(eq(miniProgramId, id), eq(ofNumber, number), eq(ofLanguage, language)));
  return found?.note ?? "";
}

/** Everyone who submitted this version before. */
async function formerApplicants({ db }: Ctx, id: string, number: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ personId: versionSteps.personId })
    .from(versionSteps)
    .where(
      and(eq(versionSteps.miniProgramId, id), eq(versionSteps.number, number), eq(versionSteps.event, "submitted")),
    )
    .orderBy(asc(versionSteps.personId));
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId]));
}

async function formerRequest({ db }: Ctx, id: string, number: string, now: number): Promise<number | null> {
  const rows = await db
    .select({ number: approvalRequests.number })
    .from(approvalRequests)
    .where(
      and(
        eq(approvalRequests.miniProgramId, id),
        eq(approvalRequests.category, "publish"),
        eq(approvalRequests.subject, number),
      ),
    )
    .orderBy(desc(approvalRequests.number))
    .limit(2);
  return rows.find((row) => row.number !== now)?.number ?? null;
}
