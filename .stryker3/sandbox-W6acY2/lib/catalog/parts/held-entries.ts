import { asc, eq } from "drizzle-orm";
import { featureJsapis, features, jsapis } from "../../../db/schema";
import type { Ctx } from "../../context";
import type { FeatureAccess, Platform } from "../../vocabulary";
import { entryGone } from "./changes";

type HeldJsapi = { revision: number; fields: { description: string; platforms: Platform[]; sensitive: boolean } };

/** The JSAPI while nobody else changes it, puts it into a feature or takes it away. */
export async function heldJsapi(ctx: Ctx, name: string): Promise<HeldJsapi> {
  const [row] = await ctx.db
    .select({
      revision: jsapis.revision,
      fields: { description: jsapis.description, platforms: jsapis.platforms, sensitive: jsapis.sensitive },
    })
    .from(jsapis)
    .where(eq(jsapis.name, name))
    .for("update");
  if (!row) throw await entryGone(ctx, { kind: "jsapi", entry: name });
  return row;
}

type HeldFeature = {
  revision: number;
  fields: { name: string; description: string; access: FeatureAccess; jsapis: string[] };
};

/** The feature while nobody else changes it or gives it to a mini program. */
export async function heldFeature(ctx: Ctx, key: string): Promise<HeldFeature> {
  const [row] = await ctx.db
    .select({
      revision: features.revision,
      fields: { name: features.name, description: features.description, access: features.access },
    })
    .from(features)
    .where(eq(features.key, key))
    .for("update");
  if (!row) throw await entryGone(ctx, { kind: "feature", entry: key });
  const granted = await ctx.db
    .select({ name: featureJsapis.jsapiName })
    .from(featureJsapis)
    .where(eq(featureJsapis.featureKey, key))
    .orderBy(asc(featureJsapis.jsapiName));
  return { revision: row.revision, fields: { ...row.fields, jsapis: granted.map(({ name }) => name) } };
}
