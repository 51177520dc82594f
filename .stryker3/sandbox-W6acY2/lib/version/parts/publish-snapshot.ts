import { and, asc, eq, inArray } from "drizzle-orm";
import { features, miniProgramFeatures, packages, people, versionReleaseNotes, versions } from "../../../db/schema";
import { covers } from "../../text/covers";
import { newestRevision } from "../../configuration/parts/read-revision";
import type { Ctx } from "../../context";
import { languageLabel } from "../../format/languages";
import { sizeText } from "../../format/size-text";
import { accessLabels, categoryLabel, configurationLabels, informationLabels } from "../../format/labels";
import { readInformation, type Information } from "../../information/parts/read-information";
import type { Fact, Snapshot } from "../../request/snapshot";
import { configurationIds, configurationLists } from "../../vocabulary";
import type { VersionKey } from "./find-facts";
import { findUsed, jsapiStandings, type JsapiStanding } from "./jsapi-standings";

type Group = Snapshot["groups"][number];

/** All that publishing a version is decided on, as it is now: what leads a reviewer's eye first. Null where it is gone. */
export async function publishSnapshot(ctx: Ctx, { id, number }: VersionKey): Promise<Snapshot | null> {
  const version = await findVersion(ctx, id, number);
  if (!version) return null;
  const used = await jsapiStandings(ctx.db, id, await findUsed(ctx.db, id, number), null);
  const { configuration } = await newestRevision(ctx.db, id);
  const information = await readInformation(ctx, id);
  const notes = await ctx.db
    .select({ language: versionReleaseNotes.language, note: versionReleaseNotes.note })
    .from(versionReleaseNotes)
    .where(and(eq(versionReleaseNotes.miniProgramId, id), eq(versionReleaseNotes.number, number)))
    .orderBy(asc(versionReleaseNotes.language));
  const { findings } = version;
  const hosts = [
    ...hostFacts("server", findings?.serverHosts ?? [], configuration.serverDomains),
    ...hostFacts("web-view", findings?.webViewHosts ?? [], configuration.h5Domains),
  ];
  const groups: Group[] = [
    { title: "Sensitive JSAPIs that it uses", notable: true, facts: used.filter(isSensitive).map(usedFact) },
    { title: "Hosts that are on no whitelist", notable: true, facts: hosts.filter(isUnlisted).map(toFact) },
    { title: "What the scan could not tell", notable: true, facts: untold(findings) },
    { title: "Other JSAPIs that it uses", facts: used.filter((jsapi) => !isSensitive(jsapi)).map(usedFact) },
    { title: "Hosts that it calls", facts: hosts.filter((host) => !isUnlisted(host)).map(toFact) },
    { title: "The version", facts: versionFacts(number, version) },
    {
      title: "Release notes",
      facts: notes.map(({ language, note }) => ({
        key: `note:${language}`,
        term: languageLabel(language),
        value: note,
      })),
    },
    ...informationGroups(information),
    { title: "Features", facts: await featureFacts(ctx, id) },
    {
      title: "Configuration",
      facts: [
        ...configurationIds.map((field): Fact => {
          const value = configuration[field] ?? "";
          return { key: `configuration:${field}`, term: configurationLabels[field], value, isVeiled: true };
        }),
        ...configurationLists.map((field): Fact => {
          return { key: `configuration:${field}`, term: configurationLabels[field], value: configuration[field] };
        }),
      ],
    },
  ];
  return { groups: groups.filter(({ facts }) => facts.length > 0) };
}

async function findVersion({ db }: Ctx, id: string, number: string) {
  const [row] = await db
    .select({
      digest: versions.digest,
      entranceUrl: versions.entranceUrl,
      uploadNote: versions.uploadNote,
      uploader: people.name,
      size: packages.size,
      fileCount: packages.fileCount,
      pages: packages.pages,
      findings: packages.findings,
    })
    .from(versions)
    .innerJoin(people, eq(people.id, versions.uploadedBy))
    .leftJoin(packages, eq(packages.digest, versions.packageDigest))
    .where(and(eq(versions.miniProgramId, id), eq(versions.number, number)));
  return row;
}

type Version = NonNullable<Awaited<ReturnType<typeof findVersion>>>;
type Findings = Version["findings"];

const isSensitive = ({ inCatalog }: JsapiStanding) => inCatalog?.sensitive === true;

const place = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;

function usedFact({ name, count, places, inCatalog, features }: JsapiStanding): Fact {
  const granting = features.flatMap((feature) => (feature.isAdded ? [feature.name] : []));
  const granted = granting.length > 0 ? `Granted by ${granting.join(", ")}` : "Not granted";
  const where = (places ?? []).map(place);
  const often = count === null ? [] : [`${count === 1 ? "1 place" : `${count} places`}: ${where.join(", ")}`];
  return {
    key: `jsapi:${name}`,
    term: name,
    value: [inCatalog?.description ?? "Not in the catalog", granted, ...often],
  };
}

type Host = Fact & { isListed: boolean };

function hostFacts(
  kind: "server" | "web-view",
  found: { host: string; places: { file: string; line: number }[] }[],
  whitelist: string[],
): Host[] {
  return found.map(({ host, places }) => ({
    key: `${kind}:${host}`,
    term: host,
    value: [kind === "server" ? "Server" : "Web view", places.map(place).join(", ")],
    isListed: whitelist.some((entry) => covers(entry, host)),
  }));
}

const isUnlisted = ({ isListed }: Host) => !isListed;
const toFact = ({ isListed: _, ...fact }: Host): Fact => fact;

function untold(findings: Findings): Fact[] {
  if (!findings) return [];
  const { computed, unparsed } = findings;
  const facts: Fact[] = unparsed.map(({ file, line, message }) => ({
    key: `unparsed:${file}`,
    term: line === null ? file : place({ file, line }),
    value: `Cannot be parsed: ${message}`,
  }));
  if (computed.count === 0) return facts;
  return [{ key: "computed", term: "Computed calls", value: computed.places.map(place) }, ...facts];
}

function versionFacts(number: string, version: Version): Fact[] {
  const { digest, entranceUrl, uploadNote, uploader, size, fileCount, pages } = version;
  const facts: Fact[] = [
    { key: "number", term: "Number", value: number },
    { key: "digest", term: "SHA-256", value: digest },
    { key: "uploader", term: "Uploaded by", value: uploader },
  ];
  if (uploadNote !== "") facts.push({ key: "uploadNote", term: "Upload note", value: uploadNote });
  if (entranceUrl !== null) facts.push({ key: "entranceUrl", term: "Entrance URL", value: entranceUrl });
  if (size !== null) facts.push({ key: "size", term: "Size", value: sizeText(size) });
  if (fileCount !== null) facts.push({ key: "fileCount", term: "Files", value: String(fileCount) });
  if (pages !== null) facts.push({ key: "pages", term: "Pages", value: pages });
  return facts;
}

function informationGroups(information: Information): Group[] {
  const { categories, logoId, serviceEmail, servicePhone, entranceUrl, defaultLanguage, languages } = information;
  const general: Fact[] = [
    { key: "information:defaultLanguage", term: informationLabels.defaultLanguage, value: defaultLanguage },
    { key: "information:categories", term: informationLabels.categories, value: categories.map(categoryLabel) },
    { key: "information:logo", term: informationLabels.logo, value: logoId ?? "" },
    { key: "information:serviceEmail", term: informationLabels.serviceEmail, value: serviceEmail ?? "" },
    { key: "information:servicePhone", term: informationLabels.servicePhone, value: servicePhone ?? "" },
    ...(entranceUrl === null
      ? []
      : [{ key: "information:entranceUrl", term: informationLabels.entranceUrl, value: entranceUrl }]),
  ];
  const texts = languages.map(({ language, name, tagline, description, keywords }): Group => {
    const fact = (field: "name" | "tagline" | "description" | "keywords", value: Fact["value"]): Fact => ({
      key: `information:${language}:${field}`,
      term: informationLabels[field],
      value,
    });
    return {
      title: `Information in ${languageLabel(language)}`,
      facts: [
        fact("name", name),
        fact("tagline", tagline),
        fact("description", description),
        fact("keywords", keywords),
      ],
    };
  });
  return [...texts, { title: "Information", facts: general }];
}

async function featureFacts({ db }: Ctx, id: string): Promise<Fact[]> {
  const added = db
    .select({ key: miniProgramFeatures.featureKey })
    .from(miniProgramFeatures)
    .where(eq(miniProgramFeatures.miniProgramId, id));
  const rows = await db
    .select({ key: features.key, name: features.name, access: features.access })
    .from(features)
    .where(inArray(features.key, added))
    .orderBy(asc(features.sortName), asc(features.key));
  return rows.map(({ key, name, access }) => ({ key: `feature:${key}`, term: name, value: accessLabels[access] }));
}
