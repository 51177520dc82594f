import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import { packages, versions } from "../../../db/schema";
import type { Db } from "../../../db/connect";
import { prepared } from "../../prepared";
import type { VersionState } from "../../vocabulary";
import { covers } from "../../text/covers";
import type { Configuration } from "../fields";
import { readH5Domain, readServerDomain } from "../read-domain";

/** A host that versions call and that no entry of its whitelist allows. */
export type OfferedHost = { field: "serverDomains" | "h5Domains"; host: string; versions: string[] };

const over: VersionState[] = ["canceled", "offline", "archived"];

const mostVersions = 50;

type Called = { number: string; serverHosts: string[]; webViewHosts: string[] };

/** What the newest versions that are not over call, the newest first. */
export async function readCalledHosts(db: Db, id: string): Promise<Called[]> {
  return hostsOfVersions(db).execute({ id });
}

/** What of it could stand on the whitelists. */
export function offersAmong(rows: Called[], configuration: Configuration): OfferedHost[] {
  const offers = new Map<string, OfferedHost>();
  for (const { number, serverHosts, webViewHosts } of rows) {
    const found = [
      ...serverHosts.map((host) => ({ field: "serverDomains" as const, read: readServerDomain(host) })),
      ...webViewHosts.map((host) => ({ field: "h5Domains" as const, read: readH5Domain(host) })),
    ];
    for (const { field, read } of found) {
      // What no whitelist takes, such as an IP address, is not offered.
      if ("fault" in read || configuration[field].some((entry) => covers(entry, read.value))) continue;
      const key = `${field} ${read.value}`;
      const offer = offers.get(key) ?? { field, host: read.value, versions: [] };
      if (!offer.versions.includes(number)) offer.versions.push(number);
      offers.set(key, offer);
    }
  }
  return [...offers.values()];
}

/** Of what the scan found only the hosts: their places are much longer. */
const hostsIn = (kind: "serverHosts" | "webViewHosts") =>
  sql<string[]>`array(select found ->> 'host' from json_array_elements(${packages.findings} -> ${kind}::text) found)`;

const hostsOfVersions = prepared((db) =>
  db
    .select({
      number: versions.number,
      serverHosts: hostsIn("serverHosts"),
      webViewHosts: hostsIn("webViewHosts"),
    })
    .from(versions)
    .innerJoin(packages, eq(packages.digest, versions.packageDigest))
    .where(and(eq(versions.miniProgramId, sql.placeholder("id")), notInArray(versions.state, over)))
    .orderBy(desc(versions.position))
    .limit(mostVersions)
    .prepare("hosts_of_versions"),
);
