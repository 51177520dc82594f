import { and, eq, inArray } from "drizzle-orm";
import { packages, versions } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { VersionState } from "../vocabulary";
import { compareFiles, type FileComparison } from "./parts/compare-files";
import { findUsed } from "./parts/jsapi-standings";
import { positionOf } from "./parts/next-number";

export type AddedAndRemoved = { added: string[]; removed: string[] };

export type VersionComparison = {
  from: ComparedVersion;
  to: ComparedVersion;
  jsapis: AddedAndRemoved;
  /** Of packages; null where one of the two is made of an entrance. */
  files: FileComparison | null;
  pages: AddedAndRemoved | null;
  serverHosts: AddedAndRemoved | null;
  webViewHosts: AddedAndRemoved | null;
};

export type ComparedVersion = {
  number: string;
  state: VersionState;
  digest: string;
  entranceUrl: string | null;
  size: number | null;
  fileCount: number | null;
};

/** What came and went from one version of a mini program to another. */
export async function compareVersions(
  ctx: Ctx,
  input: { id: string; from: string; to: string },
): Promise<VersionComparison> {
  return permitted(ctx, async () => {
    const { id } = await permittedMiniProgram(ctx, input.id, "version.view");
    const numbers = [input.from, input.to];
    if (numbers.some((number) => positionOf(number) === null)) throw notFound();
    const rows = await findRows(ctx, id, numbers);
    const [from, to] = numbers.map((number) => rows.find((row) => row.number === number));
    if (!from || !to) throw notFound("One of these is no version of this mini program any more.");
    const used = async (number: string) => (await findUsed(ctx.db, id, number)).map(({ name }) => name);
    return {
      from: inShort(from),
      to: inShort(to),
      jsapis: compareNames(await used(from.number), await used(to.number)),
      files: from.files && to.files && compareFiles(from.files, to.files),
      pages: from.pages && to.pages && compareNames(from.pages, to.pages),
      serverHosts: compareHosts(from.findings?.serverHosts, to.findings?.serverHosts),
      webViewHosts: compareHosts(from.findings?.webViewHosts, to.findings?.webViewHosts),
    };
  });
}

async function findRows({ db }: Ctx, id: string, numbers: string[]) {
  return db
    .select({
      number: versions.number,
      state: versions.state,
      digest: versions.digest,
      entranceUrl: versions.entranceUrl,
      size: packages.size,
      fileCount: packages.fileCount,
      files: packages.files,
      pages: packages.pages,
      findings: packages.findings,
    })
    .from(versions)
    .leftJoin(packages, eq(packages.digest, versions.packageDigest))
    .where(and(eq(versions.miniProgramId, id), inArray(versions.number, numbers)));
}

type Row = Awaited<ReturnType<typeof findRows>>[number];

function inShort({ number, state, digest, entranceUrl, size, fileCount }: Row): ComparedVersion {
  return { number, state, digest, entranceUrl, size, fileCount };
}

/** Each list in the order of the version that it stands in. */
function compareNames(from: readonly string[], to: readonly string[]): AddedAndRemoved {
  const [before, after] = [new Set(from), new Set(to)];
  return { added: to.filter((name) => !before.has(name)), removed: from.filter((name) => !after.has(name)) };
}

type Hosts = { host: string }[] | undefined;

function compareHosts(from: Hosts, to: Hosts): AddedAndRemoved | null {
  const names = (hosts: { host: string }[]) => hosts.map(({ host }) => host);
  return from && to ? compareNames(names(from), names(to)) : null;
}
