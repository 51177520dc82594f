import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { miniPrograms, suspensions } from "../../../db/schema";
import { prepared } from "../../prepared";
import type { MiniProgramState } from "../../vocabulary";

/** Why none of a mini program's codes opens it now, in a sentence; null while they do. */
export function whyClosed(miniProgram: { state: MiniProgramState; suspendedAt: Date | null }): string | null {
  const { state, suspendedAt } = miniProgram;
  if (state === "archived") return "The mini program is archived, so none of its codes opens it.";
  if (state === "deleted") return "The mini program is deleted, so none of its codes opens it.";
  return suspendedAt === null ? null : "The mini program is suspended, so none of its codes opens it.";
}

export async function findWhyClosed(db: Db, id: string): Promise<string | null> {
  const [found] = await standingById(db).execute({ id });
  return found ? whyClosed(found) : null;
}

const standingById = prepared((db) =>
  db
    .select({ state: miniPrograms.state, suspendedAt: suspensions.suspendedAt })
    .from(miniPrograms)
    .leftJoin(suspensions, and(eq(suspensions.miniProgramId, miniPrograms.id), isNull(suspensions.resumedAt)))
    .where(eq(miniPrograms.id, sql.placeholder("id")))
    .prepare("why_closed"),
);
