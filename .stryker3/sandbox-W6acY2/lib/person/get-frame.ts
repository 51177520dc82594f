import { eq } from "drizzle-orm";
import { memberships, workspaces } from "../../db/schema";
import { can } from "../access/can";
import { roleLabels } from "../format/labels";
import type { Ctx } from "../context";
import { countUnread } from "../notice/count-unread";
import { roles } from "../vocabulary";
import { countWaiting } from "./parts/count-waiting";

export type Frame = {
  brand: string;
  role: string;
  seesCatalog: boolean;
  seesWorkspaces: boolean;
  seesAudit: boolean;
  seesSettings: boolean;
  seesApprovals: boolean;
  /** Requests that the person may decide now; counted up to 100. */
  waiting: number;
  seesNotices: boolean;
  /** Notices that the person has not read; counted up to 100. */
  unread: number;
};

/** What stands around every page: whose console it is, what the person is, and the places that are open to them. */
export async function getFrame(ctx: Ctx): Promise<Frame> {
  const [[superApp], waiting, unread] = await Promise.all([
    ctx.db.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.kind, "super_app")),
    countWaiting(ctx),
    countUnread(ctx),
  ]);
  const held = new Set(ctx.actor.memberships.map(({ role }) => role));
  const strongest = roles.find((role) => held.has(role));
  return {
    brand: superApp?.name ?? "Mini Program Console",
    role: strongest ? roleLabels[strongest] : await withoutRole(ctx),
    seesCatalog: can(ctx.actor, "catalog.view"),
    seesWorkspaces: ctx.actor.memberships.length > 0,
    seesAudit: can(ctx.actor, "audit.view"),
    seesSettings: can(ctx.actor, "settings.manage"),
    seesApprovals: ctx.actor.memberships.length > 0,
    waiting,
    seesNotices: ctx.actor.memberships.length > 0,
    unread,
  };
}

async function withoutRole(ctx: Ctx): Promise<string> {
  const held = await ctx.db
    .select({ status: memberships.status })
    .from(memberships)
    .where(eq(memberships.personId, ctx.actor.personId))
    .limit(1);
  return held.length > 0 ? "Blocked" : "No role yet";
}
