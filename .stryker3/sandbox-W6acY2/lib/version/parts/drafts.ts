import { and, eq, gt, inArray, lte, sql, type SQL } from "drizzle-orm";
import { versionDrafts } from "../../../db/schema";
import type { Ctx } from "../../context";

const dayInMs = 24 * 60 * 60 * 1000;
const draftsPerPerson = 10;

type Clock = Pick<Ctx, "now">;

/** Drafts are kept for a day. */
export const isOutdated = ({ now }: Clock): SQL => lte(versionDrafts.createdAt, new Date(now().getTime() - dayInMs));

/** The draft of this ID, as long as it is the actor's and is kept. */
export function isOwnDraft({ actor, now }: Pick<Ctx, "actor" | "now">, id: string, draft: string): SQL | undefined {
  return and(
    eq(versionDrafts.id, draft),
    eq(versionDrafts.miniProgramId, id),
    eq(versionDrafts.uploadedBy, actor.personId),
    gt(versionDrafts.createdAt, new Date(now().getTime() - dayInMs)),
  );
}

type NewDraft = Pick<typeof versionDrafts.$inferInsert, "number" | "uploadNote"> &
  Partial<typeof versionDrafts.$inferInsert>;

/** Adds a draft of the actor's; of too many for one mini program the oldest go. */
export async function addDraft(ctx: Ctx, miniProgramId: string, draft: NewDraft): Promise<{ id: string }> {
  const { db, actor, now } = ctx;
  const [added] = await db
    .insert(versionDrafts)
    .values({ ...draft, miniProgramId, uploadedBy: actor.personId, createdAt: now() })
    .returning({ id: versionDrafts.id });
  if (!added) throw new Error("The draft was not kept.");
  const tooMany = db
    .select({ id: versionDrafts.id })
    .from(versionDrafts)
    .where(and(eq(versionDrafts.miniProgramId, miniProgramId), eq(versionDrafts.uploadedBy, actor.personId)))
    .orderBy(sql`${versionDrafts.id} = ${added.id} desc`, sql`${versionDrafts.createdAt} desc`)
    .offset(draftsPerPerson);
  await forgetDrafts(ctx, inArray(versionDrafts.id, tooMany));
  return added;
}

/** Deletes drafts; one that somebody else is about to delete is theirs. Answers how many. */
export async function forgetDrafts({ db }: Pick<Ctx, "db">, which: SQL): Promise<number> {
  const free = db.select({ id: versionDrafts.id }).from(versionDrafts).where(which).for("update", { skipLocked: true });
  const forgotten = await db
    .delete(versionDrafts)
    .where(inArray(versionDrafts.id, free))
    .returning({ id: versionDrafts.id });
  return forgotten.length;
}
