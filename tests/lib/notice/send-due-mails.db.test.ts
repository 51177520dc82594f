import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { mails } from "@/db/schema";
import { dropMail, enqueueMail } from "@/lib/notice/parts/enqueue-mail";
import { sendDueMails, sendLimits, type SendMail } from "@/lib/notice/send-due-mails";
import { smtpSender } from "@/lib/notice/smtp-sender";
import { freshDatabase } from "@/tests/support/database";
import { headerOf, startMailServer, type MailServer } from "@/tests/support/mail-server";
import { addFailedMail } from "@/tests/support/mails";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const { db } = database;
const mail = {
  to: "ravi@morningcup.example",
  subject: "You are invited",
  body: "Hello Ravi,\n\nhttps://console.example/i",
};

let server: MailServer;
let closers: (() => void)[] = [];
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(async () => {
  closers.forEach((close) => close());
  closers = [];
  await server.stop();
  await db.delete(mails);
});

function senderTo(url: string): SendMail {
  const { send, close } = smtpSender({
    url,
    from: "Mini Program Console <console@example.com>",
    host: "console.example",
  });
  closers.push(close);
  return send;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const at = (ms: number) => () => new Date(testNow.getTime() + ms);
const enqueue = (more: Partial<typeof mail> = {}) => enqueueMail({ db, now: at(0) }, { ...mail, ...more });
const send = (ms = 0, to = server.url) => sendDueMails({ db, send: senderTo(to), now: at(ms) });
const rowOf = async (id: string) => (await db.select().from(mails).where(eq(mails.id, id)))[0];

describe("a mail in the outbox", () => {
  test("is delivered once, as plain text, and marked as sent", async () => {
    const { id } = await enqueue();
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(await send(sendLimits.claim * 2)).toEqual({ sent: 0, failed: 0 });
    expect(server.received).toHaveLength(1);
    const [received] = server.received;
    if (!received) throw new Error("Nothing was received.");
    expect(received).toMatchObject({ from: "console@example.com", to: ["ravi@morningcup.example"] });
    expect(headerOf(received, "Subject")).toBe("You are invited");
    expect(headerOf(received, "Message-ID")).toBe(`<${id}@console.example>`);
    expect(headerOf(received, "Content-Type")).toMatch(/^text\/plain/);
    expect(headerOf(received, "From")).toBe("Mini Program Console <console@example.com>");
    expect(headerOf(received, "Auto-Submitted"), "no absence note answers it").toBe("auto-generated");
    expect(received.raw).toContain("https://console.example/i");
    expect(await rowOf(id)).toMatchObject({ sentAt: testNow, nextAttemptAt: null, lastError: null, attempts: 1 });
  });

  test("is sent only when what it tells of was committed", async () => {
    await expect(
      db.transaction(async (db) => {
        await enqueueMail({ db, now: at(0) }, mail);
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(await send()).toEqual({ sent: 0, failed: 0 });
    await db.transaction((db) => enqueueMail({ db, now: at(0) }, mail));
    expect(await send()).toEqual({ sent: 1, failed: 0 });
  });

  test("is tried again with growing pauses while the server refuses it, and keeps what the server says", async () => {
    const { id } = await enqueue();
    server.refuseWith({ code: 451, message: "Try again later" });
    let passed = 0;
    const pauses: number[] = [];
    for (let round = 0; round < 9; round++) {
      expect(await send(passed)).toEqual({ sent: 0, failed: 1 });
      const next = (await rowOf(id))?.nextAttemptAt?.getTime() ?? 0;
      const pause = next - testNow.getTime() - passed;
      expect(await send(passed + pause - 1), "before its time").toEqual({ sent: 0, failed: 0 });
      pauses.push(pause / 1000);
      passed += pause;
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    expect((await rowOf(id))?.lastError).toContain("Try again later");
    server.refuseWith(null);
    expect(await send(passed)).toEqual({ sent: 1, failed: 0 });
    expect(await rowOf(id)).toMatchObject({ attempts: 10, lastError: null });
  });

  test("waits while the server is down, and goes when it is back", async () => {
    const { id } = await enqueue();
    const { url } = server;
    await server.stop();
    expect(await send(0, url)).toEqual({ sent: 0, failed: 1 });
    expect((await rowOf(id))?.lastError).toMatch(/ECONNREFUSED/);
    server = await startMailServer(Number(new URL(url).port));
    expect(await send(sendLimits.firstPause)).toEqual({ sent: 1, failed: 0 });
  });

  test("is not lost by a sender that dies on the way: another one takes it over", async () => {
    await enqueue();
    const dies: SendMail = () => new Promise(() => undefined);
    void sendDueMails({ db, send: dies, now: at(0) });
    await expect.poll(async () => (await db.select().from(mails))[0]?.attempts).toBe(1);
    expect(await send(5 * minute - 1)).toEqual({ sent: 0, failed: 0 });
    expect(await send(5 * minute)).toEqual({ sent: 1, failed: 0 });
  });

  test("that the server does not finish in a minute has failed, and the sender goes on", async () => {
    const { id } = await enqueue();
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const hangs: SendMail = () => {
      begin();
      return new Promise(() => undefined);
    };
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const sending = sendDueMails({ db, send: hangs, now: at(0) });
      await begun;
      vi.advanceTimersByTime(minute - 1);
      expect(await rowOf(id)).toMatchObject({ attempts: 1, lastError: null });
      vi.advanceTimersByTime(1);
      expect(await sending).toEqual({ sent: 0, failed: 1 });
    } finally {
      vi.useRealTimers();
    }
    expect(await rowOf(id)).toMatchObject({ sentAt: null, lastError: "The mail server did not finish in time." });
  });

  test("is given up where its next attempt would come more than three days after it was written", async () => {
    const written = (ago: number) => ({ createdAt: at(-ago)(), attempts: 20, nextAttemptAt: testNow });
    const tried = await addFailedMail(db, written(3 * day - 60 * minute));
    const abandoned = await addFailedMail(db, written(3 * day - 60 * minute + 1));
    server.refuseWith({ code: 451, message: "Try again later" });
    expect(await send()).toEqual({ sent: 0, failed: 2 });
    expect(await rowOf(tried.id)).toMatchObject({ attempts: 21, nextAttemptAt: at(60 * minute)() });
    expect(await rowOf(abandoned.id)).toMatchObject({ attempts: 21, nextAttemptAt: null });
    expect((await rowOf(abandoned.id))?.lastError).toContain("Try again later");
  });

  test("goes before those that are due since later, and not before its time", async () => {
    const due = async (to: string, ms: number) => addFailedMail(db, { toAddress: to, nextAttemptAt: at(ms)() });
    await due("second@people.example", -1);
    await due("third@people.example", 0);
    await due("first@people.example", -minute);
    await due("later@people.example", 1);
    expect(await send()).toEqual({ sent: 3, failed: 0 });
    expect(server.received.flatMap(({ to }) => to.map((one) => one.split("@")[0]))).toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("that was dropped while a sender had it is not tried again when the server refuses it", async () => {
    const { id } = await enqueue();
    const refuses: SendMail = async () => {
      await dropMail({ db }, id);
      throw new Error("451 Try again later");
    };
    expect(await sendDueMails({ db, send: refuses, now: at(0) })).toEqual({ sent: 0, failed: 1 });
    expect(await rowOf(id)).toMatchObject({ sentAt: null, nextAttemptAt: null, lastError: null });
  });

  test("is no more sent once it is dropped, also when it had failed before", async () => {
    const { id } = await enqueue();
    server.refuseWith({ code: 550, message: "No such user" });
    await send();
    await dropMail({ db }, id);
    server.refuseWith(null);
    expect(await send(sendLimits.longestPause * 10)).toEqual({ sent: 0, failed: 0 });
    expect(await rowOf(id)).toMatchObject({ sentAt: null, nextAttemptAt: null, lastError: null });
  });
});

/** Whoever comes waits until that many have come. */
function barrier(count: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let come = 0;
  return () => {
    come += 1;
    if (come === count) open();
    return opened;
  };
}

test("several consoles share the work: 60 mails, 4 senders, each mail once", async () => {
  for (let count = 0; count < 60; count++) await enqueue({ to: `person${count}@people.example` });
  const connections = Array.from({ length: 4 }, () => database.another().db);
  const takeOff = barrier(connections.length);
  const done = await Promise.all(
    connections.map((db) => {
      const deliver = senderTo(server.url);
      let isFirst = true;
      const send: SendMail = async (mail) => {
        if (isFirst) await takeOff();
        isFirst = false;
        await deliver(mail);
      };
      return sendDueMails({ db, send, now: at(0) });
    }),
  );
  expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
  expect(done.filter(({ sent }) => sent === 0)).toEqual([]);
  const addresses = server.received.flatMap(({ to }) => to);
  expect(new Set(addresses).size).toBe(60);
  expect(addresses).toHaveLength(60);
});

test("a mail that somebody else holds at the moment keeps no other waiting", async () => {
  const held = await addFailedMail(db, { nextAttemptAt: at(-minute)() });
  await enqueue();
  await database.another().db.transaction(async (tx) => {
    await tx.select().from(mails).where(eq(mails.id, held.id)).for("update");
    expect(await send()).toEqual({ sent: 1, failed: 0 });
  });
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect(server.received.flatMap(({ to }) => to)).toEqual([mail.to, held.to]);
});

test("where its address asks for TLS, no mail is sent to a server that speaks none", async () => {
  const { id } = await enqueue();
  expect(await send(0, `${server.url}?requireTLS=true`)).toEqual({ sent: 0, failed: 1 });
  expect(server.received).toEqual([]);
  expect(await rowOf(id)).toMatchObject({ sentAt: null, lastError: expect.stringMatching(/TLS/) as string });
});

test("what somebody typed adds no header and no other receiver", async () => {
  const subject = "Hello\r\nBcc: everybody@people.example\r\n\r\nAnd a body";
  await enqueue({ subject });
  await enqueue({ to: "one@people.example, two@people.example", subject: "晨光咖啡 ☕ invites you" });
  await enqueue({ to: "x@people.example>\r\nRCPT TO:<y@people.example" });
  await send();
  expect(server.received.flatMap(({ to }) => to)).not.toContain("everybody@people.example");
  expect(server.received.flatMap(({ to }) => to)).not.toContain("y@people.example");
  for (const received of server.received) {
    expect(headerOf(received, "Bcc")).toBeUndefined();
    expect(received.to).toHaveLength(1);
  }
  expect(headerOf(server.received[0] ?? { from: "", to: [], raw: "" }, "Subject")).toBe(
    "Hello Bcc: everybody@people.example And a body",
  );
});
