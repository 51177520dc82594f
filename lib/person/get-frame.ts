import { eq, sql } from "drizzle-orm";
import { memberships, people, workspaces } from "../../db/schema";
import { can } from "../access/can";
import { roleLabels } from "../format/labels";
import type { Ctx } from "../context";
import { readerOf } from "../notice/parts/own-notices";
import { unreadCount } from "../notice/parts/unread-count";
import { prepared } from "../prepared";
import { roles } from "../vocabulary";
import { waitingCount, waitingFor } from "./parts/waiting-count";

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

/** What stands around every page: whose console it is, what the person is, and the places that are open to them. One query. */
export async function getFrame(ctx: Ctx): Promise<Frame> {
  const { actor } = ctx;
  const [found] = await frameOf(ctx.db).execute({ ...waitingFor(actor), ...readerOf(actor) });
  const held = new Set(actor.memberships.map(({ role }) => role));
  const strongest = roles.find((role) => held.has(role));
  const isMember = actor.memberships.length > 0;
  return {
    brand: found?.brand ?? "Mini Program Console",
    role: strongest ? roleLabels[strongest] : found?.isBlocked ? "Blocked" : "No role yet",
    seesCatalog: can(actor, "catalog.view"),
    seesWorkspaces: isMember,
    seesAudit: can(actor, "audit.view"),
    seesSettings: can(actor, "settings.manage"),
    seesApprovals: isMember,
    waiting: found?.waiting ?? 0,
    seesNotices: isMember,
    unread: isMember ? (found?.unread ?? 0) : 0,
  };
}

const frameOf = prepared((db) =>
  db
    .select({
      brand: sql<string | null>`(select ${workspaces.name} from ${workspaces} where ${workspaces.kind} = 'super_app')`,
      waiting: waitingCount,
      unread: unreadCount,
      /** Looked at where no membership is active. */
      isBlocked: sql<boolean>`exists (select 1 from ${memberships} where ${memberships.personId} = ${people}.id)`,
    })
    .from(people)
    .where(eq(people.id, sql.placeholder("reader")))
    .prepare("frame"),
);
