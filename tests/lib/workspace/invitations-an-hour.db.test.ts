import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { invitations, mails, workspaces } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { createDeveloperWorkspace } from "@/lib/workspace/create-developer-workspace";
import { inviteMember } from "@/lib/workspace/invite-member";
import { resendInvitation } from "@/lib/workspace/resend-invitation";
import { withdrawInvitation } from "@/lib/workspace/withdraw-invitation";
import { ctxOf, testOutreach, withMail } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { after } from "./invitation-scene";

const database = await freshDatabase();
const minute = 60_000;
const words = (wait: string) => `You have sent 100 invitations within an hour. Go on in ${wait}.`;

/** The Workspace Admin has sent a hundred in the first ten minutes: the last one is an earlier one, sent again. */
async function sentHundred(db: Db) {
  const world = await smallWorld(db);
  const workspace = world.workspaces.cafe.id;
  const ctx: Ctx = { ...(await ctxOf(db, world.people.admin)), outreach: withMail };
  const at = (ms: number): Ctx => ({ ...ctx, now: () => after(ms) });
  const invite = (ctx: Ctx, name: string) =>
    inviteMember(ctx, { workspace, name, email: `${name}@guests.example`, role: "developer" });
  for (let count = 0; count < 98; count++) await invite(at(0), `guest${count}`);
  const adminEmail = "ned@guests.example";
  await createDeveloperWorkspace(at(0), { name: "Noodle Nook", adminName: "Ned New", adminEmail });
  const [first] = await db.select().from(invitations).limit(1);
  const input = { workspace, invitation: first?.id ?? "" };
  await resendInvitation(at(10 * minute), input);
  return { ...world, at, invite, input };
}

const counts = async (db: Db) => ({
  mails: await db.$count(mails),
  invitations: await db.$count(invitations),
  workspaces: await db.$count(workspaces),
  entries: (await auditTrace(db)).length,
});

test("one person sends at most 100 invitations by mail in an hour, and is told beside the field when to go on", () =>
  database.withRollback(async (db) => {
    const { at, invite, input, people } = await sentHundred(db);
    await withdrawInvitation(at(11 * minute), input);
    const before = await counts(db);
    const refused = (field: string, wait: string) => ({ kind: "invalid", issues: { [field]: [words(wait)] } });
    await expect(invite(at(12 * minute), "late")).rejects.toMatchObject(refused("email", "48 minutes"));
    const [other] = await db.select().from(invitations).offset(1).limit(1);
    const again = resendInvitation(at(59.5 * minute), { ...input, invitation: other?.id ?? "" });
    await expect(again).rejects.toMatchObject(refused("", "a minute"));
    const tea = { name: "Tea Trolley", adminName: "Tea New" };
    const unknown = createDeveloperWorkspace(at(12 * minute), { ...tea, adminEmail: "tea@guests.example" });
    await expect(unknown).rejects.toMatchObject(refused("adminEmail", "48 minutes"));
    expect(await counts(db)).toEqual(before);
    const known = await createDeveloperWorkspace(at(12 * minute), { ...tea, adminEmail: people.newcomer.email });
    expect(known.admin, "no mail goes to whoever is known").toBe("added");
  }));

test("after the hour they go on; others were never held up, and where no mail is sent nothing is limited", () =>
  database.withRollback(async (db) => {
    const { at, invite, people } = await sentHundred(db);
    const another = { ...(await ctxOf(db, people.cafeAdmin)), outreach: withMail };
    await invite(another, "anothers");
    await invite({ ...at(12 * minute), outreach: testOutreach }, "linked");
    await invite(at(60 * minute), "later");
    expect(await db.$count(mails)).toBe(102);
  }));
