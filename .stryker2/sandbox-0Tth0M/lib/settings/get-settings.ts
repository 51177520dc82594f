import { desc, eq } from "drizzle-orm";
import { auditEntries, people } from "../../db/schema";
import { assertCan } from "../access/can";
import type { AuditEvent } from "../audit/events";
import { permitted, type Ctx } from "../context";
import { readSettings, type Settings } from "./parts/read-settings";

export type CurrentSettings = Settings & {
  /** Who set the exception of four eyes last; null while it is as it was made. */
  selfApprovalSet: { by: string; at: Date } | null;
};

const setEvent: AuditEvent = "settings.self_approval_set";

/** What is set for the whole console. */
export async function getSettings(ctx: Ctx): Promise<CurrentSettings> {
  return permitted(ctx, async () => {
    assertCan(ctx.actor, "settings.manage");
    const [settings, lastSet] = await Promise.all([
      readSettings(ctx.db),
      ctx.db
        .select({ by: people.name, at: auditEntries.at })
        .from(auditEntries)
        .innerJoin(people, eq(people.id, auditEntries.actorId))
        .where(eq(auditEntries.event, setEvent))
        .orderBy(desc(auditEntries.at), desc(auditEntries.position))
        .limit(1),
    ]);
    return { ...settings, selfApprovalSet: lastSet[0] ?? null };
  });
}
