import { afterEach, expect, test } from "vitest";
import { approvalRequests, mails, notices, removals } from "@/db/schema";
import { smtpSender } from "@/lib/notice/smtp-sender";
import { sendDueMails } from "@/lib/notice/send-due-mails";
import { requestRemoval } from "@/lib/removal/request-removal";
import { rejectRequest } from "@/lib/review/reject-request";
import { ctxOf, withMail } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { headerOf, startMailServer } from "@/tests/support/mail-server";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { db } = database;
const { people, miniPrograms } = await smallWorld(db);
const asked = { id: miniPrograms.latte.id, reason: "The line closes." };

afterEach(async () => {
  await db.delete(removals);
  await db.delete(notices);
  await db.delete(approvalRequests);
  await db.delete(mails);
});

test("an act that is rolled back leaves neither notice nor mail", async () => {
  const ctx = { ...(await ctxOf(db, people.cafeAdmin)), outreach: withMail };
  await expect(
    db.transaction(async (db) => {
      await requestRemoval({ ...ctx, db }, asked);
      expect(await db.select().from(notices)).toHaveLength(2);
      expect(await db.select().from(mails)).toHaveLength(2);
      throw new Error("The database went away.");
    }),
  ).rejects.toThrow("went away");
  expect(await db.select().from(notices)).toEqual([]);
  expect(await db.select().from(mails)).toEqual([]);
});

test("without a mail server there are notices, and no mail is kept for later", async () => {
  await requestRemoval(await ctxOf(db, people.cafeAdmin), asked);
  expect(await db.select().from(notices)).toHaveLength(2);
  expect(await db.select().from(mails)).toEqual([]);
});

test("a decision reaches its applicant by mail, with who decided, why, and the link to it", async () => {
  const { number } = await requestRemoval(await ctxOf(db, people.cafeAdmin), asked);
  const reviewer = { ...(await ctxOf(db, people.reviewer)), outreach: withMail };
  await rejectRequest(reviewer, { number, reason: "It is used every morning." });
  const server = await startMailServer();
  const { send, close } = smtpSender({ url: server.url, from: "console@example.com", host: "console.example" });
  try {
    expect(await sendDueMails({ db, send, now: () => testNow })).toEqual({ sent: 1, failed: 0 });
    const [mail] = server.received;
    if (!mail) throw new Error("Nothing was received.");
    expect(mail.to).toEqual([people.cafeAdmin.email]);
    expect(headerOf(mail, "Subject")).toBe("Remove Latte Line was rejected");
    const body = mail.raw.split("\r\n\r\n").slice(1).join("\n\n");
    expect(body).toContain(`Rosa Reviewer has rejected request #${number}: It is used every morning.`);
    expect(body).toContain(`https://console.example/approvals/${number}`);
  } finally {
    close();
    await server.stop();
  }
});
