import { noMail } from "../../lib/outreach";
import { inviteMember } from "../../lib/workspace/invite-member";
import type { Db } from "../connect";
import { demoInvitations } from "../demo/invitations";
import type { DemoWorld } from "./people";

const day = 24 * 60 * 60 * 1000;

/** By the real operation; no mail goes to the people of the demo. */
export async function seedInvitations(db: Db, now: Date, { actors, workspaceIds }: DemoWorld): Promise<void> {
  for (const { workspace, invitedBy, sentDaysAgo, ...offer } of demoInvitations) {
    const actor = actors.get(invitedBy);
    const id = workspaceIds.get(workspace);
    if (!actor || !id) throw new Error(`The demo invitation of ${offer.name} names nobody or nothing.`);
    const sentAt = new Date(now.getTime() - sentDaysAgo * day);
    await inviteMember(
      { db, actor, now: () => sentAt, outreach: noMail, scanForViruses: null },
      { workspace: id, ...offer },
    );
  }
}
