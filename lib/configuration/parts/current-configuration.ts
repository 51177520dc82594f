import { eq, sql } from "drizzle-orm";
import { miniPrograms } from "../../../db/schema";
import type { Standing } from "../../access/actor";
import { can } from "../../access/can";
import { explain } from "../../access/explain";
import type { Action } from "../../access/matrix";
import type { Ctx } from "../../context";
import { prepared } from "../../prepared";
import { coversEntrance } from "../../text/covers";
import { offersAmong, readCalledHosts, type OfferedHost } from "./find-offers";
import type { Revision } from "./read-revision";

export type CurrentConfiguration = Revision & {
  /** Of editing and of joining, what this person may do here. */
  allowed: Action[];
  /** Who could edit it, for somebody who only sees it. */
  whyNot: string | null;
  /** Where an html5 mini program begins while no entry of its H5 whitelist allows it. */
  uncoveredEntrance: string | null;
  /** Hosts that its versions call and that are on no whitelist. */
  offered: OfferedHost[];
};

/** What the newest revision means for this person, beside what its versions call. */
export async function currentOf(
  ctx: Ctx,
  miniProgram: Standing,
  reading: Promise<Revision>,
): Promise<CurrentConfiguration> {
  const acts = ["configuration.edit", "miniProgram.joinAsDeveloperAdmin"] as const;
  const allowed = acts.filter((action) => can(ctx.actor, action, { miniProgram }));
  const mayEdit = allowed.includes("configuration.edit");
  const [newest, entrance, hosts, whyNot] = await Promise.all([
    reading,
    entranceOf(ctx, miniProgram.id),
    readCalledHosts(ctx.db, miniProgram.id),
    mayEdit ? null : explain(ctx, { action: "configuration.edit", miniProgram }),
  ]);
  const offered = offersAmong(hosts, newest.configuration);
  const isCovered = coversEntrance(newest.configuration.h5Domains, entrance);
  return { ...newest, allowed, whyNot, uncoveredEntrance: isCovered ? null : entrance, offered };
}

async function entranceOf(ctx: Ctx, id: string): Promise<string | null> {
  const [row] = await entranceById(ctx.db).execute({ id });
  return row?.url ?? null;
}

const entranceById = prepared((db) =>
  db
    .select({ url: miniPrograms.entranceUrl })
    .from(miniPrograms)
    .where(eq(miniPrograms.id, sql.placeholder("id")))
    .prepare("entrance_by_id"),
);
