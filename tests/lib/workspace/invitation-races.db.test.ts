import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { invitations, mails } from "@/db/schema";
import { record } from "@/lib/audit/record";
import { inviteMember } from "@/lib/workspace/invite-member";
import { ctxOf, withMail } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { refusals } from "@/tests/support/race";
import { raceRounds } from "@/tests/support/rounds";
import { rowRace } from "@/tests/support/row-race";
import { smallWorld } from "@/tests/support/small-world";
import { after } from "./invitation-scene";

const database = await freshDatabase();
const { db } = database;
const { people, workspaces } = await smallWorld(db);
const ctx = { ...(await ctxOf(db, people.cafeAdmin)), outreach: withMail };
const lock = `mini-program-console:invitations of ${people.cafeAdmin.id}`;

/** A hundred of them make an hour: with each one that is sent, one becomes an hour old. */
const apart = 36_000;

test("of two invitations that would both be the hundredth of the hour one is sent, and the other is told when to go on", async () => {
  const workspace = workspaces.cafe.id;
  for (let count = 1; count < 100; count++) {
    const then = { ...ctx, now: () => after(count * apart) };
    await db.transaction((tx) => record({ ...then, db: tx }, "invitation.sent", { kind: "workspace", id: workspace }));
  }
  const race = rowRace(database);
  for (let round = 0; round < raceRounds; round++) {
    const now = () => after((100 + round) * apart);
    const invite = (name: string) => (db: Db) =>
      inviteMember({ ...ctx, db, now }, { workspace, name, email: `${name}@guests.example`, role: "developer" });
    const results = await race.once(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`, [
      invite("one"),
      invite("other"),
    ]);
    expect(refusals(results)).toMatchObject([
      { kind: "invalid", issues: { email: ["You have sent 100 invitations within an hour. Go on in a minute."] } },
    ]);
    expect(await db.$count(mails)).toBe(1);
    await db.execute(sql`delete from ${invitations} where ${invitations.mailId} is not null`);
    await db.delete(mails);
  }
  expect(race.waited()).toBe(raceRounds / 2);
});
