import { eq } from "drizzle-orm";
import { jsapis, people } from "../../db/schema";
import { can } from "../access/can";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { FeatureAccess, Platform } from "../vocabulary";
import { catalogEntry } from "./inputs";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import { featuresGranting } from "./parts/features-granting";
import { proposedFor } from "./parts/find-proposal";

export type Jsapi = {
  name: string;
  description: string;
  platforms: Platform[];
  sensitive: boolean;
  revision: number;
  createdBy: string;
  createdAt: Date;
  grantedBy: { key: string; name: string; access: FeatureAccess }[];
  /** What stands in the way of deleting it beside them: open requests that would take it into a feature. */
  proposedFor: { name: string; request: number }[];
  mayEdit: boolean;
  /** A JSAPI that a feature grants is not deleted, whoever asks. */
  mayDelete: boolean;
};

/** One JSAPI and the features that grant it. */
export async function getJsapi(ctx: Ctx, input: { name: string }): Promise<Jsapi> {
  return permitted(ctx, async () => {
    assertMayOnEntry(ctx.actor, "catalog.view");
    const name = catalogEntry("jsapi", input.name);
    if (name === null) throw notFound();
    const mayDelete = can(ctx.actor, "catalog.delete");
    const [[row], grantedBy, proposed] = await Promise.all([
      ctx.db
        .select({
          name: jsapis.name,
          description: jsapis.description,
          platforms: jsapis.platforms,
          sensitive: jsapis.sensitive,
          revision: jsapis.revision,
          createdBy: people.name,
          createdAt: jsapis.createdAt,
        })
        .from(jsapis)
        .innerJoin(people, eq(people.id, jsapis.createdBy))
        .where(eq(jsapis.name, name)),
      featuresGranting(ctx.db, name),
      mayDelete ? proposedFor(ctx.db, name) : [],
    ]);
    if (!row) throw notFound();
    return { ...row, grantedBy, proposedFor: proposed, mayEdit: can(ctx.actor, "catalog.edit"), mayDelete };
  });
}
