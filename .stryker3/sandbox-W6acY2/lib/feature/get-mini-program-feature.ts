import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { approvalRequests, features, miniProgramFeatures, people } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { catalogEntry } from "../catalog/inputs";
import { grantedJsapis, type GrantedJsapi } from "../catalog/parts/granted-jsapis";
import { permitted, type Ctx } from "../context";
import { notFound } from "../errors";
import type { FeatureAccess } from "../vocabulary";
import { lifecycle, obstaclesTo, type FeatureStep } from "./lifecycle";
import { activationOf } from "./parts/activation-of";
import { findUses, usedByReleased } from "./parts/find-uses";
import { findLosses } from "./parts/find-losses";

const acts = ["add", "apply", "delete"] as const satisfies FeatureStep[];
export type FeatureAct = (typeof acts)[number];

export type MiniProgramFeature = {
  key: string;
  name: string;
  description: string;
  access: FeatureAccess;
  jsapis: GrantedJsapi[];
  /** Set while the mini program has it. */
  added: { by: string; at: Date } | null;
  /** The open request for its activation. */
  request: { number: number; applicant: string; openedAt: Date } | null;
  /** The JSAPIs that the mini program has through it alone. */
  lost: string[];
  /** Of these, what the released version uses. */
  missed: string[];
  /** Which of its JSAPIs versions use that are not over, the newest version first. */
  uses: { jsapi: string; versions: { number: string; isReleased: boolean }[] }[];
  /** What the actor can do about it now. */
  open: FeatureAct[];
};

/** One feature of the catalog as it stands to a mini program, and what it grants. */
export async function getMiniProgramFeature(ctx: Ctx, input: { id: string; key: string }): Promise<MiniProgramFeature> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "feature.view");
    const key = catalogEntry("feature", input.key);
    if (key === null) throw notFound();
    const [row, jsapis, losses, allUses] = await Promise.all([
      findRow(ctx, input.id, key),
      grantedJsapis(ctx.db, key),
      findLosses(ctx.db, input.id),
      findUses(ctx.db, input.id),
    ]);
    if (!row) throw notFound();
    const { addedBy, addedAt, number, applicant, openedAt, ...feature } = row;
    const lost = losses.get(key) ?? [];
    const uses = allUses.filter((use) => use.key === key);
    const calls = usedByReleased(uses);
    const added = addedBy === null || addedAt === null ? null : { by: addedBy, at: addedAt };
    const holding = { ...feature, isAdded: added !== null, request: number };
    return {
      ...feature,
      jsapis,
      added,
      request: number === null || applicant === null || openedAt === null ? null : { number, applicant, openedAt },
      lost,
      missed: lost.filter((jsapi) => calls.includes(jsapi)),
      uses: jsapis.flatMap(({ name }) => {
        const versions = uses.flatMap(({ jsapi, version, isReleased }) =>
          jsapi === name ? [{ number: version, isReleased }] : [],
        );
        return versions.length > 0 ? [{ jsapi: name, versions }] : [];
      }),
      open: acts.filter(
        (act) => can(ctx.actor, lifecycle[act].needs, { miniProgram }) && obstaclesTo(act, holding).length === 0,
      ),
    };
  });
}

async function findRow({ db }: Ctx, id: string, key: string) {
  const [adder, applicant] = [alias(people, "adder"), alias(people, "applicant")];
  const [row] = await db
    .select({
      key: features.key,
      name: features.name,
      description: features.description,
      access: features.access,
      addedBy: adder.name,
      addedAt: miniProgramFeatures.createdAt,
      number: approvalRequests.number,
      applicant: applicant.name,
      openedAt: approvalRequests.openedAt,
    })
    .from(features)
    .leftJoin(
      miniProgramFeatures,
      and(eq(miniProgramFeatures.featureKey, features.key), eq(miniProgramFeatures.miniProgramId, id)),
    )
    .leftJoin(adder, eq(adder.id, miniProgramFeatures.addedBy))
    .leftJoin(approvalRequests, activationOf(id))
    .leftJoin(applicant, eq(applicant.id, approvalRequests.openedBy))
    .where(eq(features.key, key));
  return row;
}
