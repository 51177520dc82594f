import { and, eq } from "drizzle-orm";
import { miniPrograms, packages, versionDrafts, versionJsapis, versions, versionSteps } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict, notFound } from "../errors";
import type { CreateVersion } from "./inputs";
import { positionOf } from "./number";
import { digestOfEntrance } from "./parts/digest-of-entrance";
import { assertNext, holdForUpload } from "./parts/hold-for-upload";

/** Makes a version of what its person has uploaded and looked at. The same upload sent twice makes one. */
export async function createVersion(ctx: Ctx, input: CreateVersion): Promise<{ number: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { id, workspaceId, name, highestVersion } = await holdForUpload(ctx, input.id);
    const draft = await takeDraft(ctx, id, input.draft);
    const { number, uploadNote, packageDigest, entranceUrl } = draft;
    assertNext(number, highestVersion);
    const position = positionOf(number);
    const used = draft.packageJsapis ?? (draft.jsapis ?? []).map((name) => ({ name, count: null, places: null }));
    const digest = packageDigest ?? (entranceUrl === null ? null : digestOfEntrance(entranceUrl, draft.jsapis ?? []));
    if (digest === null || position === null) throw conflict("This upload was refused. Mend it and upload it again.");
    const at = ctx.now();
    const by = ctx.actor.personId;
    await ctx.db.insert(versions).values({
      ...{ miniProgramId: id, number, position, packageDigest, entranceUrl, digest, uploadNote },
      jsapiCount: used.length,
      uploadedBy: by,
      uploadedAt: at,
    });
    if (used.length > 0) {
      await ctx.db.insert(versionJsapis).values(used.map((jsapi) => ({ miniProgramId: id, number, ...jsapi })));
    }
    await ctx.db.insert(versionSteps).values({
      ...{ miniProgramId: id, number, at },
      event: "uploaded",
      state: "developing",
      personId: by,
      words: uploadNote || null,
    });
    await ctx.db.update(miniPrograms).set({ updatedAt: at }).where(eq(miniPrograms.id, id));
    const details = { name, version: number, digest, ...(uploadNote && { uploadNote }) };
    await record(ctx, "version.created", { kind: "mini_program", id, workspaceId }, details);
    return { number };
  });
}

/** The actor's own draft, which is none any more with this transaction. */
async function takeDraft({ db, actor }: Ctx, miniProgramId: string, draft: string) {
  const [found] = await db
    .select({
      number: versionDrafts.number,
      uploadNote: versionDrafts.uploadNote,
      packageDigest: versionDrafts.packageDigest,
      entranceUrl: versionDrafts.entranceUrl,
      jsapis: versionDrafts.jsapis,
      packageJsapis: packages.jsapis,
    })
    .from(versionDrafts)
    .leftJoin(packages, eq(packages.digest, versionDrafts.packageDigest))
    .where(
      and(
        eq(versionDrafts.id, draft),
        eq(versionDrafts.miniProgramId, miniProgramId),
        eq(versionDrafts.uploadedBy, actor.personId),
      ),
    );
  if (!found)
    throw notFound("This upload is gone: a version was made of it, or a day has passed. Look at the versions.");
  await db.delete(versionDrafts).where(eq(versionDrafts.id, draft));
  return found;
}
