import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mails } from "@/db/schema";
import { dropMail, enqueueMail } from "@/lib/notice/parts/enqueue-mail";
import { sendDueMails, sendLimits, type SendMail } from "@/lib/notice/send-due-mails";
import { smtpSender } from "@/lib/notice/smtp-sender";
import { freshDatabase } from "@/tests/support/database";
import { headerOf, startMailServer, type MailServer } from "@/tests/support/mail-server";
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
    expect(await send(sendLimits.claim - 1)).toEqual({ sent: 0, failed: 0 });
    expect(await send(sendLimits.claim)).toEqual({ sent: 1, failed: 0 });
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
