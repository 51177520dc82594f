import { and, asc, eq, isNotNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  approvalRequests,
  featureJsapis,
  features,
  jsapis,
  miniProgramFeatures,
  people,
  versions,
} from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { prepared } from "../prepared";
import type { FeatureAccess } from "../vocabulary";
import { findLosses } from "./parts/find-losses";
import { findUses, usedByReleased } from "./parts/find-uses";
import { activationOf } from "./parts/activation-of";

type FeatureInShort = {
  key: string;
  name: string;
  access: FeatureAccess;
  /** How many JSAPIs it grants, and how many of them are sensitive. */
  jsapis: number;
  sensitive: number;
};

export type AddedFeature = FeatureInShort & {
  addedBy: string;
  addedAt: Date;
  /** The JSAPIs that the mini program has through it alone; for those who may delete it. */
  lost: string[];
  use: FeatureUse;
  /** Of what it would lose, what the released version uses. */
  missed: string[];
};

/** Which versions use something of a feature: the released one, only others, or none. */
export type FeatureUse = "released" | "others" | "none";

export type AvailableFeature = FeatureInShort & { description: string };

export type FeatureInReview = FeatureInShort & { request: number; applicant: string; openedAt: Date };

export type MiniProgramFeatures = {
  added: AddedFeature[];
  inReview: FeatureInReview[];
  /** What else the catalog has, for those who may add it. */
  available: AvailableFeature[];
  mayManage: boolean;
  hasVersions: boolean;
};

/** The features of a mini program, those whose activation somebody decides, and those that can be had. */
export async function listMiniProgramFeatures(ctx: Ctx, input: { id: string }): Promise<MiniProgramFeatures> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "feature.view");
    const mayManage = can(ctx.actor, "feature.manage", { miniProgram });
    const [rows, losses, uses, found] = await Promise.all([
      featuresInShort(ctx.db).execute({ id: input.id, withOthers: mayManage }),
      mayManage ? findLosses(ctx.db, input.id) : null,
      findUses(ctx.db, input.id),
      anyVersion(ctx.db).execute({ id: input.id }),
    ]);
    const listed: MiniProgramFeatures = {
      added: [],
      inReview: [],
      available: [],
      mayManage,
      hasVersions: found.length > 0,
    };
    for (const { addedBy, addedAt, request, applicant, openedAt, description, ...feature } of rows) {
      if (addedBy !== null && addedAt !== null) {
        const lost = losses?.get(feature.key) ?? [];
        const ofFeature = uses.filter(({ key }) => key === feature.key);
        const calls = usedByReleased(ofFeature);
        const missed = lost.filter((jsapi) => calls.includes(jsapi));
        const use = calls.length > 0 ? "released" : ofFeature.length > 0 ? "others" : "none";
        listed.added.push({ ...feature, addedBy, addedAt, lost, use, missed });
      } else if (request !== null && applicant !== null && openedAt !== null) {
        listed.inReview.push({ ...feature, request, applicant, openedAt });
      } else listed.available.push({ ...feature, description });
    }
    return listed;
  });
}

const anyVersion = prepared((db) =>
  db
    .select({ number: versions.number })
    .from(versions)
    .where(eq(versions.miniProgramId, sql.placeholder("id")))
    .limit(1)
    .prepare("any_version"),
);

const [adder, applicant] = [alias(people, "adder"), alias(people, "applicant")];

const featuresInShort = prepared((db) => {
  const granted = db
    .select({
      featureKey: featureJsapis.featureKey,
      all: sql<number>`count(*)::int`.as("granted_all"),
      sensitive: sql<number>`(count(*) filter (where ${jsapis.sensitive}))::int`.as("granted_sensitive"),
    })
    .from(featureJsapis)
    .innerJoin(jsapis, eq(jsapis.name, featureJsapis.jsapiName))
    .groupBy(featureJsapis.featureKey)
    .as("granted");
  return db
    .select({
      key: features.key,
      name: features.name,
      description: features.description,
      access: features.access,
      jsapis: sql<number>`coalesce(${granted.all}, 0)`,
      sensitive: sql<number>`coalesce(${granted.sensitive}, 0)`,
      addedBy: adder.name,
      addedAt: miniProgramFeatures.createdAt,
      request: approvalRequests.number,
      applicant: applicant.name,
      openedAt: approvalRequests.openedAt,
    })
    .from(features)
    .leftJoin(granted, eq(granted.featureKey, features.key))
    .leftJoin(
      miniProgramFeatures,
      and(
        eq(miniProgramFeatures.featureKey, features.key),
        eq(miniProgramFeatures.miniProgramId, sql.placeholder("id")),
      ),
    )
    .leftJoin(adder, eq(adder.id, miniProgramFeatures.addedBy))
    .leftJoin(approvalRequests, activationOf(sql.placeholder("id")))
    .leftJoin(applicant, eq(applicant.id, approvalRequests.openedBy))
    .where(
      or(
        sql`${sql.placeholder("withOthers")}::boolean`,
        isNotNull(miniProgramFeatures.addedBy),
        isNotNull(approvalRequests.number),
      ),
    )
    .orderBy(asc(features.sortName), asc(features.key))
    .prepare("features_in_short");
});
