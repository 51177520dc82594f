import { jsapis } from "../../db/schema";
import { assertCan } from "../access/can";
import { record } from "../audit/record";
import { inTransaction, type Ctx } from "../context";
import { invalid } from "../errors";
import { violates } from "../unique-violation";
import type { CreateJsapi } from "./inputs";
import { firstRevision, keepComingOrGoing } from "./parts/changes";
import { catalogSearchText } from "./parts/catalog-search-text";

export async function createJsapi(ctx: Ctx, input: CreateJsapi): Promise<void> {
  try {
    await inTransaction(ctx, (ctx) => create(ctx, input));
  } catch (error) {
    if (violates(error, "jsapis_pkey")) throw invalid({ name: ["The catalog has a JSAPI with this name."] });
    throw error;
  }
}

async function create(ctx: Ctx, input: CreateJsapi): Promise<void> {
  assertCan(ctx.actor, "catalog.edit");
  const entry = { kind: "jsapi", entry: input.name } as const;
  const revision = await firstRevision(ctx, entry);
  const searchText = catalogSearchText(input.name, input.description);
  await ctx.db
    .insert(jsapis)
    .values({ ...input, searchText, revision, createdBy: ctx.actor.personId, createdAt: ctx.now() });
  await keepComingOrGoing(ctx, entry, "created", revision);
  const { name, ...after } = input;
  await record(ctx, "catalog.jsapi_created", { kind: "console" }, { name, after });
}
