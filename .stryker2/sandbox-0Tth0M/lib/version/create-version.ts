import { eq } from "drizzle-orm";
import { miniPrograms, packages, versionDrafts, versionJsapis, versions, versionSteps } from "../../db/schema";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { conflict } from "../errors";
import { makeCode } from "../qr-code/parts/make-code";
import type { CreateVersion } from "./inputs";
import { isOwnDraft } from "./parts/drafts";
import { entranceDigest } from "./parts/entrance-digest";
import { holdForUpload } from "./parts/hold-for-upload";
import { positionOf, whatIsWrongWith } from "./parts/next-number";

/** Makes a version of one's draft: from now on it is what it is, and its number is taken for ever. */
export async function createVersion(ctx: Ctx, input: CreateVersion): Promise<{ number: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { id, workspaceId, name, highestVersion } = await holdForUpload(ctx, input.id);
    const { number, uploadNote, ...draft } = await takeDraft(ctx, id, input.draft);
    const position = positionOf(number);
    const wrong = whatIsWrongWith(number, highestVersion);
    if (position === null || wrong !== null) {
      throw conflict(`${number} cannot be the number any more. ${wrong ?? ""} Upload it again under another.`);
    }
    const { jsapis, ...madeOf } = await whatItIsMadeOf(ctx, draft);
    const at = ctx.now();
    const by = ctx.actor.personId;
    const version = { miniProgramId: id, number };
    const jsapiCount = jsapis.length;
    await ctx.db
      .insert(versions)
      .values({ ...version, ...madeOf, position, jsapiCount, uploadNote, uploadedBy: by, uploadedAt: at });
    if (jsapiCount > 0) await ctx.db.insert(versionJsapis).values(jsapis.map((used) => ({ ...version, ...used })));
    await ctx.db
      .insert(versionSteps)
      .values({ ...version, event: "uploaded", state: "developing", personId: by, at, words: uploadNote || null });
    await makeCode(ctx, id, { version: number });
    await ctx.db.update(miniPrograms).set({ updatedAt: at }).where(eq(miniPrograms.id, id));
    const { digest, entranceUrl } = madeOf;
    const details = { name, version: number, digest, ...(entranceUrl !== null && { entranceUrl }) };
    await record(ctx, "version.created", { kind: "mini_program", id, workspaceId }, details);
    return { number };
  });
}

async function takeDraft(ctx: Ctx, id: string, draft: string) {
  const [taken] = await ctx.db
    .delete(versionDrafts)
    .where(isOwnDraft(ctx, id, draft))
    .returning({
      number: versionDrafts.number,
      uploadNote: versionDrafts.uploadNote,
      packageDigest: versionDrafts.packageDigest,
      entranceUrl: versionDrafts.entranceUrl,
      jsapis: versionDrafts.jsapis,
    });
  if (taken) return taken;
  throw conflict(
    "This upload is not there any more: it became a version already, or it was kept for a day and nothing was made of it. Look at the list of versions, or upload it again.",
  );
}

type Used = { name: string; count: number | null; places: { file: string; line: number }[] | null };
type Draft = Omit<Awaited<ReturnType<typeof takeDraft>>, "number" | "uploadNote">;

async function whatItIsMadeOf({ db }: Ctx, { packageDigest, entranceUrl, jsapis }: Draft) {
  if (entranceUrl !== null) {
    const declared = jsapis ?? [];
    const used = declared.map((name): Used => ({ name, count: null, places: null }));
    return { packageDigest: null, entranceUrl, digest: entranceDigest(entranceUrl, declared), jsapis: used };
  }
  if (packageDigest === null) throw conflict("The package was refused, so no version can be made of it.");
  const [found] = await db
    .select({ jsapis: packages.jsapis })
    .from(packages)
    .where(eq(packages.digest, packageDigest))
    .for("key share");
  if (!found) throw new Error("A draft has no package.");
  const used = found.jsapis.map(({ name, count, places }): Used => ({ name, count, places }));
  return { packageDigest, entranceUrl: null, digest: packageDigest, jsapis: used };
}
