import { and, eq, lt, sql } from "drizzle-orm";
import { versionDrafts } from "../../../db/schema";
import { permittedPost, type Ctx } from "../../context";

const dayInMs = 24 * 60 * 60 * 1000;
const draftsPerPerson = 10;

type Draft = Omit<typeof versionDrafts.$inferInsert, "id" | "uploadedBy" | "createdAt">;

/** Keeps what somebody has uploaded for a day; of each person the newest ten. */
export async function writeDraft(ctx: Ctx, draft: Draft): Promise<{ id: string }> {
  const mine = eq(versionDrafts.uploadedBy, ctx.actor.personId);
  const [kept] = await ctx.db
    .insert(versionDrafts)
    .values({ ...draft, uploadedBy: ctx.actor.personId, createdAt: ctx.now() })
    .returning({ id: versionDrafts.id });
  if (!kept) throw new Error("The upload was not kept.");
  const dayAgo = new Date(ctx.now().getTime() - dayInMs);
  await ctx.db.delete(versionDrafts).where(and(mine, lt(versionDrafts.createdAt, dayAgo)));
  await ctx.db.delete(versionDrafts).where(
    sql`${versionDrafts.id} in (select ${versionDrafts.id} from ${versionDrafts}
      where ${mine} order by ${versionDrafts.createdAt} desc, ${versionDrafts.id} offset ${draftsPerPerson})`,
  );
  return kept;
}

/** An upload is kept whole or not at all. It changes nothing that others see, so the audit log has only its refusal. */
export async function keepWhole<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return permittedPost(ctx, () => ctx.db.transaction((db) => work({ ...ctx, db })));
}
