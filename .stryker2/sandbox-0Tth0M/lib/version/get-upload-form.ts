import { asc, desc, eq, sql } from "drizzle-orm";
import { featureJsapis, features, jsapis, versionJsapis, versions } from "../../db/schema";
import type { Db } from "../../db/connect";
import { z } from "zod";
import { permitted, type Ctx } from "../context";
import type { MiniProgramType } from "../vocabulary";
import { keepDraftInput } from "./inputs";
import { findUploadTarget } from "./parts/hold-for-upload";
import { nextNumbers, numberAt, whatIsWrongWith } from "./parts/next-number";

export type UploadForm = {
  type: MiniProgramType;
  /** The greatest number so far, deleted ones included; null before the first. */
  highest: string | null;
  /** The next patch, minor and major. */
  nextNumbers: string[];
  /** What is wrong with what was typed before. */
  issues: Record<string, string[]>;
  /** Of an HTML5 one: what a version keeps, what can be declared, and what the newest version declares. */
  entrance: { url: string; choices: JsapiGroup[]; declared: string[] } | null;
};

export type JsapiGroup = { feature: string | null; jsapis: string[] };

/** What an upload asks for, and what can be said of a number before. */
export async function getUploadForm(ctx: Ctx, input: { id: string; typed: Typed | null }): Promise<UploadForm> {
  return permitted(ctx, async () => {
    const { id, type, entranceUrl, highestVersion } = await findUploadTarget(ctx, input.id);
    return {
      type,
      highest: highestVersion === 0 ? null : numberAt(highestVersion),
      nextNumbers: nextNumbers(highestVersion),
      issues: input.typed ? issuesOf({ ...input.typed, id }, highestVersion) : {},
      entrance:
        type === "html5" && entranceUrl !== null
          ? { url: entranceUrl, choices: await findChoices(ctx.db), declared: await newestDeclared(ctx.db, id) }
          : null,
    };
  });
}

type Typed = { number: string; uploadNote: string };

function issuesOf(typed: Typed & { id: string }, highest: number): Record<string, string[]> {
  const read = keepDraftInput.safeParse(typed);
  if (!read.success) return z.flattenError(read.error).fieldErrors;
  const wrong = whatIsWrongWith(read.data.number, highest);
  return wrong === null ? {} : { number: [wrong] };
}

/** Each JSAPI of the catalog once, under the first feature that grants it. */
async function findChoices(db: Db): Promise<JsapiGroup[]> {
  const rows = await db
    .select({ name: jsapis.name, feature: sql<string | null>`min(${features.name})` })
    .from(jsapis)
    .leftJoin(featureJsapis, eq(featureJsapis.jsapiName, jsapis.name))
    .leftJoin(features, eq(features.key, featureJsapis.featureKey))
    .groupBy(jsapis.name)
    .orderBy(sql`min(${features.name}) nulls last`, sql`lower(${jsapis.name})`, asc(jsapis.name));
  const groups = new Map<string | null, string[]>();
  for (const { name, feature } of rows) groups.set(feature, [...(groups.get(feature) ?? []), name]);
  return [...groups].map(([feature, names]) => ({ feature, jsapis: names }));
}

async function newestDeclared(db: Db, id: string): Promise<string[]> {
  const newest = db
    .select({ number: versions.number })
    .from(versions)
    .where(eq(versions.miniProgramId, id))
    .orderBy(desc(versions.position))
    .limit(1);
  const rows = await db
    .select({ name: versionJsapis.name })
    .from(versionJsapis)
    .where(sql`${versionJsapis.miniProgramId} = ${id} and ${versionJsapis.number} = (${newest})`);
  return rows.map(({ name }) => name);
}
