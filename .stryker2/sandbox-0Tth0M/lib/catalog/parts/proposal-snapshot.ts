import { asc, eq, inArray, sql } from "drizzle-orm";
import { featureProposals, features, jsapis } from "../../../db/schema";
import type { Ctx } from "../../context";
import { accessLabels, catalogFieldLabels } from "../../format/labels";
import type { Fact, Snapshot } from "../../request/snapshot";
import { onceSensitive } from "./chosen-jsapis";
import { grantedJsapis } from "./granted-jsapis";
import { jsapiFact } from "./jsapi-fact";
import { countAsked, everyMiniProgramWith } from "./mini-programs-with";
import type { FeatureFields } from "./write-feature";

type Proposed = { key: string; before: FeatureFields; after: FeatureFields };

/** What a change of a feature would make of it, and for whom, the sensitive first. */
export async function proposalSnapshot(ctx: Ctx, { key, before, after }: Proposed): Promise<Snapshot> {
  const coming = await jsapisThatCome(ctx, before.jsapis, after.jsapis);
  const users = await everyMiniProgramWith(ctx.db, key);
  const asked = await countAsked(ctx.db, key);
  const going = before.jsapis.filter((name) => !after.jsapis.includes(name));
  const sensitive = coming.filter((jsapi) => jsapi.countsAsSensitive);
  const others = coming.filter((jsapi) => !jsapi.countsAsSensitive);
  const isMadeDirect = before.access === "activation" && after.access === "direct";
  const access = changed("access", accessLabels[before.access], accessLabels[after.access]);
  const groups: Snapshot["groups"] = [
    { title: "Sensitive JSAPIs that come", notable: true, facts: sensitive.map(jsapiFact) },
    { title: "How mini programs get it", facts: access, ...(isMadeDirect && { notable: true }) },
    { title: sensitive.length > 0 ? "Other JSAPIs that come" : "JSAPIs that come", facts: others.map(jsapiFact) },
    { title: "JSAPIs that go", facts: going.length > 0 ? [{ key: "going", term: "Taken out", value: going }] : [] },
    {
      title: "The feature",
      facts: [
        { key: "key", term: "Key", value: key },
        ...(before.name === after.name ? [{ key: "name", term: catalogFieldLabels.name, value: after.name }] : []),
        ...changed("name", before.name, after.name),
        ...changed("description", before.description, after.description),
      ],
    },
    {
      title: "Mini programs that have it",
      facts: [{ key: "miniPrograms", term: `${users.count.toLocaleString("en")} in all`, value: someNamed(users) }],
    },
    {
      title: "Mini programs that have asked for it",
      facts: asked > 0 ? [{ key: "asked", term: "In activation review", value: asked.toLocaleString("en") }] : [],
    },
  ];
  return { groups: groups.filter(({ facts }) => facts.length > 0) };
}

/** The same by what holds now; null where the feature is gone. */
export async function proposalSnapshotNow(ctx: Ctx, request: { number: number; subject: string }) {
  const [feature] = await ctx.db
    .select({ name: features.name, description: features.description, access: features.access })
    .from(features)
    .where(eq(features.key, request.subject));
  const granted = await grantedJsapis(ctx.db, request.subject);
  const [after] = await ctx.db
    .select()
    .from(featureProposals)
    .where(eq(featureProposals.requestNumber, request.number));
  if (!feature || !after) return null;
  const before = { ...feature, jsapis: granted.map(({ name }) => name) };
  return proposalSnapshot(ctx, { key: request.subject, before, after });
}

function changed(field: "name" | "description" | "access", before: string, after: string): Fact[] {
  return before === after ? [] : [{ key: field, term: catalogFieldLabels[field], before, value: after }];
}

function someNamed({ count, first }: { count: number; first: string[] }): Fact["value"] {
  if (count === 0) return "None yet";
  const others = count - first.length;
  return others > 0 ? [...first, `and ${others} more`] : first;
}

async function jsapisThatCome(ctx: Ctx, before: string[], after: string[]) {
  const names = after.filter((name) => !before.includes(name));
  const rows = await ctx.db
    .select({
      name: jsapis.name,
      description: jsapis.description,
      platforms: jsapis.platforms,
      sensitive: jsapis.sensitive,
    })
    .from(jsapis)
    .where(inArray(jsapis.name, names))
    .orderBy(sql`lower(${jsapis.name})`, asc(jsapis.name));
  const once = await onceSensitive(ctx, names);
  return rows.map((row) => ({ ...row, countsAsSensitive: row.sensitive || once.includes(row.name) }));
}
