import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { approvalRequests, miniProgramMembers, miniPrograms, people } from "../../db/schema";
import { assertCan, can } from "../access/can";
import { permitted, type Ctx } from "../context";
import { forbidden } from "../errors";
import { requestCategories, requestStates, type RequestCategory, type RequestState } from "../vocabulary";
import type { ListRequests, RequestTab } from "./inputs";
import { chosenRequests } from "./parts/chosen-requests";
import { filtersOf, lanesOfAll, lanesOfMine, numbersIn } from "./parts/lanes";

export type RequestRow = {
  number: number;
  title: string;
  category: RequestCategory;
  state: RequestState;
  isSelfApproved: boolean;
  /** As it was called then; `opens` is its ID where the actor may see it. */
  miniProgram: { name: string; opens: string | null } | null;
  /** The version that it asks to publish; `opens` where the actor may see it. */
  version: { number: string; opens: boolean } | null;
  applicant: { id: string; name: string };
  openedAt: Date;
  closedAt: Date | null;
  isMine: boolean;
};

export type RequestList = {
  tab: RequestTab;
  tabs: RequestTab[];
  rows: RequestRow[];
  next: number | null;
  previous: number | null;
};

export const requestPageSize = 20;

/** Requests, of all people for approvers or one's own, searched and filtered. Those that wait stand longest first, others newest first. */
export async function listRequests(ctx: Ctx, input: ListRequests): Promise<RequestList> {
  return permitted(ctx, async () => {
    const tabs: RequestTab[] = can(ctx.actor, "approval.viewAll") ? ["waiting", "mine"] : ["mine"];
    const tab = input.tab || (tabs[0] ?? "mine");
    if (tab === "waiting") assertCan(ctx.actor, "approval.viewAll");
    if (ctx.actor.memberships.length === 0) {
      const refusal = { action: "approval.viewOfMiniProgram", isExplained: true } as const;
      throw forbidden("Requests are for active members of a workspace.", refusal);
    }
    return { tab, tabs, ...(await readPage(ctx, tab, input)) };
  });
}

async function readPage(ctx: Ctx, tab: RequestTab, input: ListRequests): Promise<Omit<RequestList, "tab" | "tabs">> {
  const usual: readonly RequestState[] = tab === "waiting" ? ["in_review"] : requestStates;
  const search = {
    categories: input.category.length > 0 ? input.category : [...requestCategories],
    states: input.status.length > 0 ? input.status : [...usual],
  };
  const chosen = await chosenRequests(ctx, input.q);
  const lanes = tab === "waiting" ? lanesOfAll(search, chosen) : lanesOfMine(ctx);
  const isQueue = tab === "waiting" && search.states.join() === "in_review";
  const isBack = input.direction === "previous" && input.cursor !== null;
  const ascends = isQueue !== isBack;
  const place =
    input.cursor === null ? undefined : sql`${approvalRequests.number} ${ascends ? sql`>` : sql`<`} ${input.cursor}`;
  const order = ascends ? asc(approvalRequests.number) : desc(approvalRequests.number);
  const where = and(filtersOf(search, chosen), place);
  const limit = requestPageSize + 1;
  const found = await readRows(ctx, numbersIn(ctx, lanes, where, order, limit), order, limit);
  // A cursor that leads beyond the end, or back to less than a page, leads to the first page.
  if (input.cursor !== null && (found.length === 0 || (isBack && found.length < requestPageSize))) {
    return readPage(ctx, tab, { ...input, cursor: null, direction: "next" });
  }
  const hasMore = found.length > requestPageSize;
  const rows = found.slice(0, requestPageSize);
  if (isBack) rows.reverse();
  return {
    rows,
    next: isBack || hasMore ? (rows.at(-1)?.number ?? null) : null,
    previous: (isBack && hasMore) || (!isBack && input.cursor !== null) ? (rows[0]?.number ?? null) : null,
  };
}

async function readRows(
  { db, actor }: Ctx,
  numbers: ReturnType<typeof sql>,
  order: ReturnType<typeof asc>,
  limit: number,
) {
  const applicant = alias(people, "applicant");
  const rows = await db
    .select({
      number: approvalRequests.number,
      title: approvalRequests.title,
      category: approvalRequests.category,
      state: approvalRequests.state,
      subject: approvalRequests.subject,
      isSelfApproved: approvalRequests.isSelfApproved,
      name: approvalRequests.miniProgramName,
      about: {
        id: miniPrograms.id,
        workspaceId: miniPrograms.workspaceId,
        state: miniPrograms.state,
        memberRole: miniProgramMembers.role,
      },
      applicant: { id: applicant.id, name: applicant.name },
      openedAt: approvalRequests.openedAt,
      closedAt: approvalRequests.closedAt,
    })
    .from(approvalRequests)
    .innerJoin(applicant, eq(applicant.id, approvalRequests.openedBy))
    .leftJoin(miniPrograms, eq(miniPrograms.id, approvalRequests.miniProgramId))
    .leftJoin(
      miniProgramMembers,
      and(eq(miniProgramMembers.miniProgramId, miniPrograms.id), eq(miniProgramMembers.personId, actor.personId)),
    )
    .where(inArray(approvalRequests.number, numbers))
    .orderBy(order)
    .limit(limit);
  return rows.map(({ name, about, subject, ...row }): RequestRow => {
    const { id, workspaceId, state, memberRole } = about;
    const miniProgram =
      id !== null && workspaceId !== null && state !== "deleted" ? { id, workspaceId, memberRole } : null;
    const isOpen = miniProgram !== null && can(actor, "miniProgram.view", { miniProgram });
    const opensVersion = isOpen && can(actor, "version.view", { miniProgram });
    return {
      ...row,
      miniProgram: name === null ? null : { name, opens: isOpen ? id : null },
      version: row.category === "publish" ? { number: subject, opens: opensVersion } : null,
      isMine: row.applicant.id === actor.personId,
    };
  });
}
