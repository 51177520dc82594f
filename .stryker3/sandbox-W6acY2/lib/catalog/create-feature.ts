import { featureJsapis, features } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { nameKey, sortName } from "../text/name-key";
import type { CreateFeature } from "./inputs";
import { catalogSearchText } from "./parts/catalog-search-text";
import { firstRevision, keepComingOrGoing } from "./parts/changes";
import { chosenJsapis } from "./parts/chosen-jsapis";
import { featureNamedOnce } from "./parts/feature-named-once";

export async function createFeature(ctx: Ctx, input: CreateFeature): Promise<void> {
  await featureNamedOnce(ctx, input.name, () => inTransaction(ctx, (ctx) => create(ctx, input)));
}

async function create(ctx: Ctx, input: CreateFeature): Promise<void> {
  assertCan(ctx.actor, "catalog.edit");
  await chosenJsapis(ctx, input.jsapis);
  const { key, jsapis: names, ...fields } = input;
  const entry = { kind: "feature", entry: key } as const;
  const revision = await firstRevision(ctx, entry);
  await ctx.db.insert(features).values({
    key,
    ...fields,
    nameKey: nameKey(fields.name),
    sortName: sortName(fields.name),
    searchText: catalogSearchText(fields.name, key, fields.description),
    revision,
    createdBy: ctx.actor.personId,
    createdAt: ctx.now(),
  });
  await ctx.db.insert(featureJsapis).values(names.map((jsapiName) => ({ featureKey: key, jsapiName })));
  await keepComingOrGoing(ctx, entry, "created", revision);
  const { name, ...others } = fields;
  await record(ctx, "catalog.feature_created", { kind: "console" }, { name, key, after: { ...others, jsapis: names } });
}
