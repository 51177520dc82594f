import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { approvalRequests, removals } from "@/db/schema";
import { addRemovalRequest } from "@/tests/support/requests";
import { addMember, addMemberOf, addMiniProgram, addWorkspace, superAppWorkspace } from "@/tests/support/world";

const minute = 60_000;

/** Approved removals whose days are over, for the job that runs in every console each minute. */
export async function dueRemovals(db: Db, many: number): Promise<string[]> {
  const workspace = await addWorkspace(db);
  const chief = await addMemberOf(db, workspace, "developer_admin", "Lars Late");
  const reviewer = await addMemberOf(db, await superAppWorkspace(db), "workspace_reviewer", "Rolf Reviewer");
  const [ids, now]: [string[], Date] = [[], new Date()];
  for (let count = 0; count < many; count += 1) {
    await db.transaction(async (tx) => {
      const program = await addMiniProgram(tx, workspace, chief);
      await addMember(tx, program, chief, "developer_admin");
      const number = await addRemovalRequest(tx, program, chief);
      const closed = { state: "approved", closedBy: reviewer.id, closedAt: now } as const;
      await tx.update(approvalRequests).set(closed).where(eq(approvalRequests.number, number));
      const lapsesAt = new Date(now.getTime() - minute);
      await tx.update(removals).set({ approvedAt: now, lapsesAt }).where(eq(removals.requestNumber, number));
      ids.push(program.id);
    });
  }
  return ids;
}

/** Which of them did not lapse, or more than once. */
export async function endedOnce(db: Db, ids: string[]): Promise<string[]> {
  for (let tries = 0; tries < 900; tries += 1) {
    const { rows } = await db.execute<{ id: string; entries: number }>(sql`
      select m.id, (select count(*)::int from audit_entries a where a.mini_program_id = m.id and a.event = 'mini_program.removal_lapsed') as entries
      from mini_programs m where m.id = any(${sql.param(ids)}::text[])`);
    const wrong = rows.filter(({ entries }) => entries !== 1);
    if (rows.every(({ entries }) => entries > 0))
      return wrong.map(({ id, entries }) => `${id} lapsed ${entries} times`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return ["not all have lapsed after 90 seconds"];
}
