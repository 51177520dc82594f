import { expect, test } from "vitest";
import { versionDrafts } from "@/db/schema";
import { countWorkload } from "@/lib/settings/count-workload";
import { freshDatabase } from "@/tests/support/database";
import { addFailedMail } from "@/tests/support/mails";
import { addPublishRequest, addRequest } from "@/tests/support/requests";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const inAMinute = new Date(testNow.getTime() + 60_000);

test("where nothing waits, everything counts zero", () =>
  database.withRollback(async (db) => {
    expect(await countWorkload(db, testNow)).toEqual({
      mailsDue: 0,
      mailsUndelivered: 0,
      requestsInReview: 0,
      versionDrafts: 0,
    });
  }));

test("what waits is counted, and neither what went nor what was closed", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms } = await smallWorld(db);
    const { latte, tram } = miniPrograms;
    const untried = { attempts: 0, lastError: null };
    await addFailedMail(db, { ...untried, nextAttemptAt: testNow });
    await addFailedMail(db, { ...untried, nextAttemptAt: inAMinute });
    await addFailedMail(db, { nextAttemptAt: inAMinute });
    await addFailedMail(db, { nextAttemptAt: null });
    await addFailedMail(db, { lastError: null, nextAttemptAt: null, sentAt: testNow });
    for (const applicant of [people.latteLead, people.latteDeveloper]) {
      const closed = { state: "withdrawn", by: applicant } as const;
      await addRequest(db, latte, applicant, { closed });
    }
    await addRequest(db, latte, people.latteLead);
    await addPublishRequest(db, tram, people.tramAdmin);
    await addPublishRequest(db, latte, people.latteLead);
    await db.insert(versionDrafts).values({
      ...{ miniProgramId: latte.id, uploadedBy: people.latteLead.id, createdAt: testNow },
      ...{ number: "1.0.0", uploadNote: "", entranceUrl: "https://shop.example.com/", jsapis: [] },
    });
    expect(await countWorkload(db, testNow)).toEqual({
      mailsDue: 1,
      mailsUndelivered: 2,
      requestsInReview: 3,
      versionDrafts: 1,
    });
    expect(await countWorkload(db, inAMinute), "a minute later").toMatchObject({ mailsDue: 3, mailsUndelivered: 2 });
  }));
