import { eq } from "drizzle-orm";
import { features, people } from "../../db/schema";
import { can } from "../access/can";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { FeatureAccess } from "../vocabulary";
import { catalogEntry } from "./inputs";
import { assertMayOnEntry } from "./parts/assert-may-on-entry";
import { findProposal } from "./parts/find-proposal";
import { grantedJsapis, type GrantedJsapi } from "./parts/granted-jsapis";
import { miniProgramsWith, type FeatureUsers } from "./parts/mini-programs-with";

export type Feature = {
  key: string;
  name: string;
  description: string;
  access: FeatureAccess;
  revision: number;
  createdBy: string;
  createdAt: Date;
  jsapis: GrantedJsapi[];
  /** The mini programs that have it; null for whoever does not edit the catalog. */
  usedBy: FeatureUsers | null;
  /** The open request for a change of it, for whoever edits the catalog or decides; until then nothing else of it changes. */
  proposal: { request: number; by: string; opens: boolean } | null;
  mayEdit: boolean;
  /** A feature in use is not deleted, whoever asks. */
  mayDelete: boolean;
};

/** One feature and what it grants. */
export async function getFeature(ctx: Ctx, input: { key: string }): Promise<Feature> {
  return permitted(ctx, async () => {
    assertMayOnEntry(ctx.actor, "catalog.view");
    const key = catalogEntry("feature", input.key);
    if (key === null) throw notFound();
    const mayEdit = can(ctx.actor, "catalog.edit");
    const decides = can(ctx.actor, "approval.viewAll");
    const [[row], granted, usedBy, open] = await Promise.all([
      ctx.db
        .select({
          key: features.key,
          name: features.name,
          description: features.description,
          access: features.access,
          revision: features.revision,
          createdBy: people.name,
          createdAt: features.createdAt,
        })
        .from(features)
        .innerJoin(people, eq(people.id, features.createdBy))
        .where(eq(features.key, key)),
      grantedJsapis(ctx.db, key),
      mayEdit ? miniProgramsWith(ctx.db, key) : null,
      mayEdit || decides ? findProposal(ctx.db, key) : null,
    ]);
    if (!row) throw notFound();
    const proposal = open && {
      request: open.request,
      by: open.applicant.name,
      opens: decides || open.applicant.id === ctx.actor.personId,
    };
    return { ...row, jsapis: granted, usedBy, proposal, mayEdit, mayDelete: can(ctx.actor, "catalog.delete") };
  });
}
