import { asc, sql } from "drizzle-orm";
import { jsapis } from "../../db/schema";
import { assertCan } from "../access/can";
import { permitted, type Ctx } from "../context";

export type JsapiChoice = { name: string; sensitive: boolean };

/** Every JSAPI that a feature may be made of. */
export async function listJsapiChoices(ctx: Ctx): Promise<JsapiChoice[]> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "catalog.edit");
    return ctx.db
      .select({ name: jsapis.name, sensitive: jsapis.sensitive })
      .from(jsapis)
      .orderBy(sql`lower(${jsapis.name})`, asc(jsapis.name));
  });
}
