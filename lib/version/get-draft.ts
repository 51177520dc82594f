import { eq } from "drizzle-orm";
import { packages, versionDrafts } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import { uuid } from "../mini-program/inputs";
import { isOwnDraft } from "./parts/drafts";
import { findUploadTarget } from "./parts/hold-for-upload";
import { findReleased, jsapiStandings, type JsapiStanding, type Used } from "./parts/jsapi-standings";
import { whatIsWrongWith } from "./parts/next-number";
import { findContents, type PackageContents } from "./parts/package-contents";

export type VersionDraft = {
  id: string;
  number: string;
  /** Why the number cannot be the next any more. */
  numberIssue: string | null;
  uploadNote: string;
  fileName: string | null;
  uploadedAt: Date;
  /** Why the package was refused; then there is nothing else. */
  problems: { file: string | null; message: string }[] | null;
  /** Of a native one what is in its package, of an HTML5 one its entrance. */
  contents: PackageContents | null;
  entranceUrl: string | null;
  jsapis: JsapiStanding[];
  /** The released version, against which JSAPIs are new. */
  released: string | null;
  mayManageFeatures: boolean;
  /** Where whitelists are kept. */
  seesConfiguration: boolean;
};

/** What somebody has uploaded, before they make a version of it. It is shown to nobody else. */
export async function getDraft(ctx: Ctx, input: { id: string; draft: string }): Promise<VersionDraft> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "version.upload");
    const { id, highestVersion } = await findUploadTarget(ctx, input.id);
    const draft = await findDraft(ctx, id, input.draft);
    const { number, packageDigest, declared, found, createdAt, ...said } = draft;
    const released = await findReleased(ctx.db, id);
    const used = found ?? (declared ?? []).map((name): Used => ({ name, count: null, places: null }));
    return {
      ...said,
      number,
      numberIssue: whatIsWrongWith(number, highestVersion),
      uploadedAt: createdAt,
      contents: packageDigest === null ? null : await findContents(ctx.db, id, packageDigest),
      jsapis: await jsapiStandings(ctx.db, id, used, released),
      released,
      mayManageFeatures: can(ctx.actor, "feature.manage", { miniProgram }),
      seesConfiguration: can(ctx.actor, "configuration.view", { miniProgram }),
    };
  });
}

async function findDraft(ctx: Ctx, id: string, draft: string) {
  if (!uuid.safeParse(draft).success) throw notFound();
  const [found] = await ctx.db
    .select({
      id: versionDrafts.id,
      number: versionDrafts.number,
      uploadNote: versionDrafts.uploadNote,
      fileName: versionDrafts.fileName,
      createdAt: versionDrafts.createdAt,
      problems: versionDrafts.problems,
      packageDigest: versionDrafts.packageDigest,
      entranceUrl: versionDrafts.entranceUrl,
      declared: versionDrafts.jsapis,
      found: packages.jsapis,
    })
    .from(versionDrafts)
    .leftJoin(packages, eq(packages.digest, versionDrafts.packageDigest))
    .where(isOwnDraft(ctx, id, draft));
  if (!found)
    throw notFound(
      "This upload is not there any more: a version was made of it, it was kept for a day, or ten newer ones took its place. Look under Versions, or upload it again.",
    );
  return found;
}
