import type { Db } from "../../../db/connect";
import type { AuditEvent } from "../../audit/events";
import type { SignIn } from "../sign-in";
import { acceptInvitations } from "./accept-invitations";
import { followGroups } from "./follow-groups";
import { groupsIn } from "./roles-from-groups";
import { takeGrants } from "./take-grants";
import { warnOfKeptRole } from "./warn-of-kept-role";

type Entry = { event: AuditEvent; workspaceId: string; details: Record<string, unknown> };

/** What a sign-in makes somebody a member of: by the environment and the operator, by invitation, by groups, in this order. */
export async function takeMemberships(
  ctx: { db: Db; now: Date },
  personId: string,
  { claims, said, groupMapping, workspaceAdmins, outreach }: SignIn,
): Promise<Entry[]> {
  const granted = await takeGrants(ctx, personId, claims, workspaceAdmins);
  const invited = await acceptInvitations(ctx, { id: personId, ...claims });
  const grouped = groupMapping
    ? await followGroups(ctx, personId, groupsIn(said, groupMapping.claim), groupMapping.roles)
    : [];
  for (const { event, details, ...workspace } of grouped) {
    if (event !== "groups.role_kept") continue;
    const kept = { person: claims.name, reason: String(details.reason), ...workspace };
    await warnOfKeptRole({ db: ctx.db, now: () => ctx.now, outreach }, kept);
  }
  return [
    ...granted.map(({ workspaceId, ...details }): Entry => ({
      event: "person.became_workspace_admin",
      workspaceId,
      details,
    })),
    ...invited.map(({ workspaceId, role, before }): Entry => ({
      event: "invitation.accepted",
      workspaceId,
      details: { role, ...(before && { roleBefore: before }) },
    })),
    ...grouped.map(({ event, workspaceId, details }): Entry => ({ event, workspaceId, details })),
  ];
}
