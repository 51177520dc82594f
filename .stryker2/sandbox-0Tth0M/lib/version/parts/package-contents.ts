import { eq } from "drizzle-orm";
import { packages, type Findings } from "../../../db/schema";
import type { Db } from "../../../db/connect";
import { covers } from "../../text/covers";
import { newestRevision } from "../../configuration/parts/read-revision";

export type FoundHost = { host: string; places: { file: string; line: number }[]; isListed: boolean };

/** What the scan found in a package beside the JSAPIs that features grant, with each host held against its whitelist. */
export type PackageContents = Omit<Findings, "serverHosts" | "webViewHosts"> & {
  digest: string;
  size: number;
  fileCount: number;
  pages: string[];
  serverHosts: FoundHost[];
  webViewHosts: FoundHost[];
};

export async function findContents(db: Db, miniProgramId: string, digest: string): Promise<PackageContents> {
  const { size, fileCount, pages, findings } = packages;
  const [found] = await db
    .select({ size, fileCount, pages, findings })
    .from(packages)
    .where(eq(packages.digest, digest));
  if (!found) throw new Error(`The package ${digest} is not there.`);
  const { configuration } = await newestRevision(db, miniProgramId);
  const { serverHosts, webViewHosts, ...rest } = found.findings;
  return {
    ...rest,
    digest,
    size: found.size,
    fileCount: found.fileCount,
    pages: found.pages,
    serverHosts: serverHosts.map((found) => held(found, configuration.serverDomains)),
    webViewHosts: webViewHosts.map((found) => held(found, configuration.h5Domains)),
  };
}

function held(found: Omit<FoundHost, "isListed">, whitelist: readonly string[]): FoundHost {
  return { ...found, isListed: whitelist.some((entry) => covers(entry, found.host)) };
}
