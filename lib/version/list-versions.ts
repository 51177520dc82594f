import { and, asc, desc, eq, gt, inArray, like, lt, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { miniPrograms, packages, people, versionReleaseNotes, versions } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { prepared } from "../prepared";
import type { VersionState } from "../vocabulary";
import type { ListVersions } from "./list-inputs";

export type VersionRow = {
  number: string;
  position: number;
  state: VersionState;
  uploader: { id: string; name: string };
  uploadedAt: Date;
  /** The first line of the release note in the default language; empty where there is none. */
  releaseNote: string;
  /** Bytes of its package; null of an HTML5 one. */
  size: number | null;
  jsapiCount: number;
  /** In percent, while it is in grayscale. */
  share: number | null;
  isPaused: boolean;
};

export type VersionList = { rows: VersionRow[]; next: number | null; previous: number | null; mayUpload: boolean };

export const versionPageSize = 20;

/** The versions of a mini program, the greatest number first. */
export async function listVersions(ctx: Ctx, input: ListVersions & { id: string }): Promise<VersionList> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "version.view");
    return { ...(await readPage(ctx, input)), mayUpload: can(ctx.actor, "version.upload", { miniProgram }) };
  });
}

async function readPage(ctx: Ctx, input: ListVersions & { id: string }): Promise<Omit<VersionList, "mayUpload">> {
  const { cursor, direction } = input;
  const isBack = direction === "previous" && cursor !== null;
  const found = await readRows(ctx, input, cursor, isBack);
  // A cursor that leads beyond the end, or back to less than a page, leads to the first page.
  if (cursor !== null && (found.length === 0 || (isBack && found.length < versionPageSize))) {
    return readPage(ctx, { ...input, cursor: null });
  }
  const hasMore = found.length > versionPageSize;
  const rows = found.slice(0, versionPageSize);
  if (isBack) rows.reverse();
  return {
    rows,
    next: isBack || hasMore ? (rows.at(-1)?.position ?? null) : null,
    previous: (isBack && hasMore) || (!isBack && cursor !== null) ? (rows[0]?.position ?? null) : null,
  };
}

async function readRows(
  { db }: Ctx,
  { id, q, status }: ListVersions & { id: string },
  cursor: number | null,
  isBack: boolean,
): Promise<VersionRow[]> {
  const beginning = q.replace(/^v\s*/i, "");
  if (!/^[0-9.]*$/.test(beginning)) return [];
  if (beginning === "" && status.length === 0 && cursor === null) return firstRows(db).execute({ id });
  const { position } = versions;
  const wanted = [
    beginning === "" ? undefined : like(versions.number, `${beginning}%`),
    status.length > 0 ? inArray(versions.state, status) : undefined,
    cursor === null ? undefined : isBack ? gt(position, cursor) : lt(position, cursor),
  ];
  return rowsOf(db, and(eq(versions.miniProgramId, id), ...wanted), isBack ? asc(position) : desc(position));
}

/** What the tab asks before anybody searches it. */
const firstRows = prepared((db) =>
  rowsOf(db, eq(versions.miniProgramId, sql.placeholder("id")), desc(versions.position)).prepare("first_versions"),
);

function rowsOf(db: Db, wanted: SQL | undefined, order: SQL) {
  return db
    .select({
      number: versions.number,
      position: versions.position,
      state: versions.state,
      uploader: { id: people.id, name: people.name },
      uploadedAt: versions.uploadedAt,
      releaseNote: sql<string>`coalesce(split_part(${versionReleaseNotes.note}, ${"\n"}, 1), '')`,
      size: packages.size,
      jsapiCount: versions.jsapiCount,
      share: versions.share,
      isPaused: versions.isPaused,
    })
    .from(versions)
    .innerJoin(miniPrograms, eq(miniPrograms.id, versions.miniProgramId))
    .innerJoin(people, eq(people.id, versions.uploadedBy))
    .leftJoin(packages, eq(packages.digest, versions.packageDigest))
    .leftJoin(
      versionReleaseNotes,
      and(
        eq(versionReleaseNotes.miniProgramId, versions.miniProgramId),
        eq(versionReleaseNotes.number, versions.number),
        eq(versionReleaseNotes.language, miniPrograms.defaultLanguage),
      ),
    )
    .where(wanted)
    .orderBy(order)
    .limit(versionPageSize + 1);
}
