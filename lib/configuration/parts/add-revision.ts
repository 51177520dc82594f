import { eq } from "drizzle-orm";
import { configurationRevisions, miniPrograms } from "../../../db/schema";
import type { Ctx } from "../../context";
import { notFound } from "../../errors";
import { missingAfterListing } from "../../mini-program/parts/missing-information";
import type { ConfigurationChange } from "../changes";
import { isList, type Configuration } from "../fields";

type Addition = { revision: number; configuration: Configuration; restoredFrom: number | null };

/** Lets one editor after the other look at what stands now: the second sees what the first has saved. */
export async function lockConfiguration({ db }: Ctx, miniProgramId: string): Promise<void> {
  await db
    .select({ id: miniPrograms.id })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, miniProgramId))
    .for("no key update");
}

/** Under the lock: what lists say that a submission still needs stays true. */
export async function addRevision(ctx: Ctx, miniProgramId: string, addition: Addition): Promise<void> {
  const { configuration, ...about } = addition;
  const now = ctx.now();
  await ctx.db
    .insert(configurationRevisions)
    .values({ miniProgramId, ...about, ...configuration, changedBy: ctx.actor.personId, changedAt: now });
  const ofThis = eq(miniPrograms.id, miniProgramId);
  const [program] = await ctx.db
    .select({ missing: miniPrograms.missing, entranceUrl: miniPrograms.entranceUrl })
    .from(miniPrograms)
    .where(ofThis);
  if (!program) throw notFound();
  const missing = missingAfterListing(program, configuration.h5Domains);
  await ctx.db.update(miniPrograms).set({ missing, updatedAt: now }).where(ofThis);
}

/** What changed, for the audit log: an ID from what to what, of a list only what came and what went. */
export function auditDetails(changes: ConfigurationChange[]): Record<string, unknown> {
  const ids = changes.filter(({ field }) => !isList(field));
  const lists = changes.filter(({ field }) => isList(field));
  return {
    ...(ids.length > 0 && {
      before: Object.fromEntries(ids.map(({ field, removed }) => [field, removed[0] ?? null])),
      after: Object.fromEntries(ids.map(({ field, added }) => [field, added[0] ?? null])),
    }),
    ...Object.fromEntries(lists.map(({ field, added, removed }) => [field, { added, removed }])),
  };
}
