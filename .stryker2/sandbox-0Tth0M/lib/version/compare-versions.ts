import { and, desc, eq, inArray } from "drizzle-orm";
import { packages, versions } from "../../db/schema";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { VersionState } from "../vocabulary";
import { compareFiles, type FileComparison } from "./parts/compare-files";
import { findUsed } from "./parts/jsapi-standings";

export type AddedAndRemoved = { added: string[]; removed: string[] };

export type VersionComparison = {
  /** Every number of the mini program, to choose from; the greatest first. */
  numbers: string[];
  /** Null while there is nothing to compare with. */
  difference: VersionDifference | null;
};

export type VersionDifference = {
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

/** What came and went to a version from another: from the one that was asked for, the released one, or else the one before. */
export async function compareVersions(
  ctx: Ctx,
  input: { id: string; from: string | null; to: string },
): Promise<VersionComparison> {
  return permitted(ctx, async () => {
    const { id } = await permittedMiniProgram(ctx, input.id, "version.view");
    const all = await findNumbers(ctx, id);
    const isThere = (number: string) => all.some((one) => one.number === number);
    if (!isThere(input.to) || (input.from !== null && !isThere(input.from))) {
      throw notFound("One of these is no version of this mini program, or not any more.");
    }
    const from = input.from ?? standardFor(input.to, all);
    return {
      numbers: all.map(({ number }) => number),
      difference: from === null ? null : await findDifference(ctx, id, from, input.to),
    };
  });
}

type Numbered = { number: string; state: VersionState };

async function findNumbers({ db }: Ctx, id: string): Promise<Numbered[]> {
  return db
    .select({ number: versions.number, state: versions.state })
    .from(versions)
    .where(eq(versions.miniProgramId, id))
    .orderBy(desc(versions.position));
}

function standardFor(to: string, all: Numbered[]): string | null {
  const released = all.find(({ number, state }) => state === "released" && number !== to);
  const before = all[all.findIndex(({ number }) => number === to) + 1];
  return (released ?? before ?? all.find(({ number }) => number !== to))?.number ?? null;
}

async function findDifference(ctx: Ctx, id: string, fromNumber: string, toNumber: string): Promise<VersionDifference> {
  const rows = await findRows(ctx, id, [fromNumber, toNumber]);
  const [from, to] = [fromNumber, toNumber].map((number) => rows.find((row) => row.number === number));
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
