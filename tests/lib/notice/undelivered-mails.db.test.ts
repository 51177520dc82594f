import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { mails } from "@/db/schema";
import { discardMail } from "@/lib/notice/discard-mail";
import { listUndeliveredMails } from "@/lib/notice/list-undelivered-mails";
import { dropMail, enqueueMail } from "@/lib/notice/parts/enqueue-mail";
import { retryGivenUpMails } from "@/lib/notice/retry-given-up-mails";
import { retryMail } from "@/lib/notice/retry-mail";
import { sendDueMails, sendLimits, type SendMail } from "@/lib/notice/send-due-mails";
import type { Outreach } from "@/lib/outreach";
import { ctxOf, testOutreach, withMail } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { addFailedMail } from "@/tests/support/mails";
import { raceRounds } from "@/tests/support/rounds";
import { addMemberOf, addPerson, superAppWorkspace, testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { db } = database;
const superApp = await superAppWorkspace(db);
const [amara, ben] = [
  await addMemberOf(db, superApp, "workspace_admin", "Amara Admin"),
  await addMemberOf(db, superApp, "workspace_admin", "Ben Admin"),
];

afterEach(async () => {
  await db.delete(mails);
});

const later = (ms: number) => new Date(testNow.getTime() + ms);
const admin = (on: Db = db, who = amara) => ctxOf(on, who);
const list = async (after: string | null = null) => listUndeliveredMails(await admin(), { after });
const rowOf = async (id: string) => (await db.select().from(mails).where(eq(mails.id, id)))[0];
const entries = async () => (await auditTrace(db)).map(({ event, details }) => ({ event, details }));
const takes: SendMail = () => Promise.resolve();
const refuses: SendMail = () => Promise.reject(new Error("451 Try again later"));

test("mail that failed is shown with when it is tried next or that it was given up; nothing else is", async () => {
  const old = later(-sendLimits.givenUpAfter);
  const waits = await addFailedMail(db);
  const abandoned = await addFailedMail(db, { createdAt: old, attempts: 40, nextAttemptAt: null });
  const { id: dropped } = await addFailedMail(db);
  await dropMail({ db }, dropped);
  await addFailedMail(db, { sentAt: testNow, nextAttemptAt: null, lastError: null });
  await enqueueMail({ db, now: () => testNow }, { to: "new@people.example", subject: "New", body: "Hello" });
  expect(await list()).toEqual({
    rows: [
      {
        ...{ ...waits, subject: "You are invited", createdAt: testNow, attempts: 1 },
        ...{ state: "waits", nextAttemptAt: later(30_000), error: "550 No such user" },
      },
      {
        ...{ ...abandoned, subject: "You are invited", createdAt: old, attempts: 40 },
        ...{ state: "given_up", nextAttemptAt: null, error: "550 No such user" },
      },
    ],
    total: { count: 2, more: false },
    hasGivenUp: true,
    isSending: false,
    isFirstPage: true,
    next: null,
  });
});

test("many are shown 20 at a time, the newest first, none twice and none left out", async () => {
  for (let age = 0; age < 45; age++) {
    await addFailedMail(db, { toAddress: `${age}@people.example`, createdAt: later(-Math.floor(age / 4) * 1_000) });
  }
  const pages = [await list()];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await list(next));
  expect(pages.map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
  const shown = pages.flatMap(({ rows }) => rows);
  expect(new Set(shown.map(({ id }) => id)).size).toBe(45);
  const ages = shown.map(({ createdAt }) => createdAt.getTime());
  expect(ages).toEqual(ages.toSorted((a, b) => b - a));
  expect(pages.map(({ isFirstPage }) => isFirstPage)).toEqual([true, false, false]);
  expect(pages[0]).toMatchObject({ total: { count: 45, more: false }, hasGivenUp: false });
  expect(await list(shown.at(-1)?.id), "after the last one").toMatchObject({ rows: pages[0]?.rows, isFirstPage: true });
});

test("a page is full with 20, and 1,000 are counted, of more it is said that there are more", async () => {
  for (let count = 0; count < 20; count++) await addFailedMail(db);
  expect(await list()).toMatchObject({ total: { count: 20, more: false }, next: null });
  const [failed] = await db.select().from(mails);
  if (!failed) throw new Error("No mail was written.");
  const copies = (count: number) => Array.from({ length: count }, () => ({ ...failed, id: randomUUID() }));
  await db.insert(mails).values(copies(980));
  expect((await list()).total).toEqual({ count: 1_000, more: false });
  await db.insert(mails).values(copies(1));
  expect((await list()).total).toEqual({ count: 1_000, more: true });
});

test("whether the console has a mail server to send by is said with it", async () => {
  const isSending = async (outreach: Outreach) =>
    (await listUndeliveredMails({ ...(await admin()), outreach }, { after: null })).isSending;
  expect(await isSending(withMail)).toBe(true);
  expect(await isSending(testOutreach)).toBe(false);
});

test("only a Workspace Admin sees it, tries it again or discards it; an unknown one is not found", async () => {
  const { id } = await addFailedMail(db, { nextAttemptAt: null });
  const before = await rowOf(id);
  for (const person of [
    await addMemberOf(db, superApp, "workspace_reviewer", "Rosa Reviewer"),
    await addMemberOf(db, superApp, "workspace_developer", "Bela Builder"),
    await addPerson(db, "Olga Outsider"),
  ]) {
    const ctx = await ctxOf(db, person);
    for (const attempt of [
      () => listUndeliveredMails(ctx, { after: null }),
      () => retryMail(ctx, { mail: id }),
      () => retryGivenUpMails(ctx),
      () => discardMail(ctx, { mail: id }),
      () => discardMail(ctx, { mail: randomUUID() }),
    ]) {
      await expect(attempt(), person.name).rejects.toMatchObject({ kind: "forbidden" });
    }
  }
  expect(await rowOf(id)).toEqual(before);
  for (const act of [retryMail, discardMail])
    await expect(act(await admin(), { mail: randomUUID() })).rejects.toMatchObject({
      kind: "not_found",
      message: "This mail does not exist.",
    });
});

test("one that waits goes at once when a Workspace Admin says so; one that is due already stays as it is", async () => {
  const waits = await addFailedMail(db);
  const isDue = await addFailedMail(db, { nextAttemptAt: testNow });
  const before = await auditTrace(db);
  await retryMail(await admin(), { mail: waits.id });
  await retryMail(await admin(), { mail: isDue.id });
  for (const { id } of [waits, isDue]) expect(await rowOf(id)).toMatchObject({ nextAttemptAt: testNow });
  expect((await auditTrace(db)).slice(before.length)).toMatchObject([
    { event: "mail.retried", actorId: amara.id, subjectKind: "console", details: { to: waits.to } },
  ]);
});

test("one that was given up is tried at once when a Workspace Admin says so, and given up again when that fails", async () => {
  const { id, to } = await addFailedMail(db, { createdAt: later(-sendLimits.givenUpAfter), nextAttemptAt: null });
  const before = await entries();
  await retryMail(await admin(), { mail: id });
  expect(await sendDueMails({ db, send: refuses, now: () => testNow })).toEqual({ sent: 0, failed: 1 });
  expect(await rowOf(id)).toMatchObject({ nextAttemptAt: null, lastError: "451 Try again later", attempts: 2 });
  await retryMail(await admin(), { mail: id });
  expect(await sendDueMails({ db, send: takes, now: () => testNow })).toEqual({ sent: 1, failed: 0 });
  expect((await list()).rows).toEqual([]);
  const retried = { event: "mail.retried", details: { to, subject: "You are invited" } };
  expect((await entries()).slice(before.length)).toEqual([retried, retried]);
});

test("all that were given up are tried at once, and one that waits for its time goes on waiting", async () => {
  const waits = await addFailedMail(db);
  const abandoned = [
    await addFailedMail(db, { nextAttemptAt: null }),
    await addFailedMail(db, { nextAttemptAt: null }),
  ];
  const before = await entries();
  expect(await retryGivenUpMails(await admin())).toBe(2);
  expect(await retryGivenUpMails(await admin())).toBe(0);
  for (const { id } of abandoned) expect(await rowOf(id)).toMatchObject({ nextAttemptAt: testNow });
  expect(await rowOf(waits.id)).toMatchObject({ nextAttemptAt: later(30_000) });
  expect((await entries()).slice(before.length)).toEqual([{ event: "mail.retried", details: { givenUp: 2 } }]);
});

test("one that was discarded is neither sent nor shown again", async () => {
  const { id, to } = await addFailedMail(db);
  await discardMail(await admin(), { mail: id });
  expect(await sendDueMails({ db, send: takes, now: () => later(sendLimits.longestPause) })).toEqual({
    sent: 0,
    failed: 0,
  });
  expect((await list()).rows).toEqual([]);
  await expect(retryMail(await admin(), { mail: id })).rejects.toMatchObject({
    kind: "conflict",
    message: "This mail was discarded meanwhile.",
  });
  expect((await entries()).at(-1)).toEqual({
    event: "mail.discarded",
    details: { to, subject: "You are invited" },
  });
});

test("while a sender holds a mail nobody else touches it, and it is sent once", async () => {
  const { id } = await addFailedMail(db, { attempts: 3, nextAttemptAt: testNow });
  let finish: () => void = () => undefined;
  const delivered: string[] = [];
  const slow: SendMail = async (mail) => {
    delivered.push(mail.id);
    await new Promise<void>((resolve) => (finish = resolve));
  };
  const sending = sendDueMails({ db: database.another().db, send: slow, now: () => testNow });
  await expect.poll(() => delivered).toEqual([id]);
  expect((await list()).rows).toMatchObject([{ id, state: "under_way", attempts: 4, nextAttemptAt: null }]);
  for (const act of [retryMail, discardMail]) {
    await expect(act(await admin(), { mail: id })).rejects.toMatchObject({
      kind: "conflict",
      message: "The console is sending this mail at the moment. Look again in a minute.",
    });
  }
  expect(await retryGivenUpMails(await admin())).toBe(0);
  finish();
  expect(await sending).toEqual({ sent: 1, failed: 0 });
  await expect(discardMail(await admin(), { mail: id })).rejects.toMatchObject({
    message: "This mail was sent meanwhile.",
  });
  expect(delivered).toEqual([id]);
});

test("two Workspace Admins at the same moment: a mail is either tried again or discarded", async () => {
  const [first, second] = [database.another().db, database.another().db];
  const [one, other] = [await admin(first), await admin(second, ben)];
  const before = (await entries()).length;
  let discardedLate = 0;
  for (let round = 0; round < raceRounds; round++) {
    const { id } = await addFailedMail(db, { nextAttemptAt: null });
    const [retried, discarded] = await Promise.allSettled([
      retryMail(one, { mail: id }),
      discardMail(other, { mail: id }),
    ]);
    expect(discarded.status).toBe("fulfilled");
    if (retried.status === "fulfilled") discardedLate += 1;
    else expect(retried.reason).toMatchObject({ message: "This mail was discarded meanwhile." });
    expect(await rowOf(id)).toMatchObject({ nextAttemptAt: null, lastError: null, sentAt: null });
  }
  expect((await entries()).length - before).toBe(raceRounds + discardedLate);
});

test("two Workspace Admins who try the same mail again say it once", async () => {
  const [first, second] = [database.another().db, database.another().db];
  const [one, other] = [await admin(first), await admin(second, ben)];
  const { id } = await addFailedMail(db, { nextAttemptAt: null });
  const before = (await entries()).length;
  await Promise.all([retryMail(one, { mail: id }), retryMail(other, { mail: id })]);
  expect((await entries()).slice(before)).toHaveLength(1);
  expect(await sendDueMails({ db, send: takes, now: () => testNow })).toEqual({ sent: 1, failed: 0 });
});
