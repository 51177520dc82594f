import type { Db } from "@/db/connect";
import { approvalRequests, removals } from "@/db/schema";
import type { RequestCategory, RequestState } from "@/lib/vocabulary";
import { addVersion } from "./versions";
import { testNow, type MiniProgram } from "./world";

type Input = {
  category?: RequestCategory;
  subject?: string;
  title?: string;
  involved?: string[];
  openedAt?: Date;
  /** By its key, a fact that the snapshot holds beside the name. */
  frozen?: Record<string, string>;
  /** Closed by whom and how; a request in review where it is left out. */
  closed?: { state: Exclude<RequestState, "in_review">; by: { id: string } | null; comment?: string };
};

/** A request as it stands in its table, about a mini program; answers with its number. */
export async function addRequest(
  db: Db,
  miniProgram: MiniProgram,
  applicant: { id: string },
  {
    category = "removal",
    subject = "",
    title = `Remove ${miniProgram.name}`,
    involved = [],
    openedAt = testNow,
    frozen = {},
    closed,
  }: Input = {},
): Promise<number> {
  const [opened] = await db
    .insert(approvalRequests)
    .values({
      ...{ category, subject, title, openedAt },
      reason: "Nobody needs it any more.",
      miniProgramId: miniProgram.id,
      workspaceId: miniProgram.workspaceId,
      miniProgramName: miniProgram.name,
      snapshot: {
        groups: [
          {
            title: "What it is",
            facts: Object.entries({ name: miniProgram.name, ...frozen }).map(([key, value]) => {
              return { key, term: key === "name" ? "Name" : key, value };
            }),
          },
        ],
      },
      openedBy: applicant.id,
      involved: [applicant.id, ...involved],
      ...(closed && {
        state: closed.state,
        closedBy: closed.by?.id ?? null,
        closedAt: testNow,
        comment: closed.comment ?? null,
      }),
    })
    .returning({ number: approvalRequests.number });
  if (!opened) throw new Error("The request was not written.");
  return opened.number;
}

/** An open request to remove a mini program, with the removal that hangs on it. */
export async function addRemovalRequest(
  db: Db,
  miniProgram: MiniProgram,
  applicant: { id: string },
  input: Omit<Input, "category" | "closed"> = {},
): Promise<number> {
  const requestNumber = await addRequest(db, miniProgram, applicant, input);
  await db.insert(removals).values({ miniProgramId: miniProgram.id, requestNumber, requestedAt: testNow });
  return requestNumber;
}

/** A version in review, with the request to publish it. */
export async function addPublishRequest(
  db: Db,
  miniProgram: MiniProgram,
  applicant: { id: string },
  subject = "3.0.0",
): Promise<number> {
  const { digest } = await addVersion(db, miniProgram, applicant, subject, { state: "in_review" });
  const title = `Publish ${miniProgram.name} ${subject}`;
  return addRequest(db, miniProgram, applicant, { category: "publish", subject, title, frozen: { digest } });
}
