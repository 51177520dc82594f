import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { askClamd } from "@/lib/clamd";
import { startFakeClamd, virus } from "@/tests/support/fake-clamd";

const clamd = await startFakeClamd();
const folder = mkdtempSync(join(tmpdir(), "clamd-"));
afterAll(async () => {
  await clamd.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  Object.assign(clamd, { manner: "looks", most: 32 * 1024 * 1024, received: [] });
});

const soon = { connect: 5_000, whole: 400, reply: 4_096, piece: 256 * 1024 };
const some = Buffer.from("some bytes");

test("what clamd finds something in is told with the name of the signature; what is clean is not", async () => {
  expect(await askClamd(clamd.address, Buffer.from(`before ${virus} after`))).toBe("Test-Signature");
  expect(await askClamd(clamd.address, some)).toBeNull();
  expect(await askClamd(clamd.address, new Uint8Array())).toBeNull();
});

test("all bytes reach it as they are, also those that threads share, however many pieces they make", async () => {
  for (const size of [1, soon.piece - 1, soon.piece, soon.piece + 1, 20 * 1024 * 1024]) {
    const shared = new Uint8Array(new SharedArrayBuffer(size));
    shared.set(randomBytes(size));
    expect(await askClamd(clamd.address, shared)).toBeNull();
    expect(clamd.received.pop()?.equals(shared), `${size} bytes`).toBe(true);
  }
});

describe("nothing is taken for clean where clamd", () => {
  test("takes no more bytes", async () => {
    clamd.most = 1024 * 1024;
    await expect(askClamd(clamd.address, Buffer.alloc(20 * 1024 * 1024))).rejects.toThrow();
    expect(clamd.received).toEqual([]);
  });

  test("answers before it was handed all bytes", async () => {
    clamd.manner = "hasty";
    await expect(askClamd(clamd.address, Buffer.alloc(64 * 1024 * 1024))).rejects.toThrow("before it has all bytes");
  });

  test("does not answer in time", async () => {
    clamd.manner = "silent";
    await expect(askClamd(clamd.address, some, soon)).rejects.toThrow("clamd gives no answer in time");
  });

  test.each([
    ["breaks off before its answer", "breaks off"],
    ["breaks off within its answer", "half an answer"],
    ["says that it failed", { says: "stream: Can't allocate memory ERROR\0" }],
    ["says something of another file", { says: "other: OK\0" }],
    ["says more than one thing", { says: "stream: OK\0stream: Test-Signature FOUND\0" }],
    ["finds something without a name", { says: "stream:  FOUND\0" }],
    ["finds something with a name of many lines", { says: "stream: One\nTwo FOUND\0" }],
    ["says nothing", { says: "\0" }],
    ["talks without end", { says: "stream: OK ".repeat(10_000) }],
  ] as const)("%s", async (_, manner) => {
    clamd.manner = manner;
    await expect(askClamd(clamd.address, some, soon)).rejects.toThrow();
  });

  test("is not there, at its port or at its socket", async () => {
    const gone = await startFakeClamd();
    await gone.close();
    await expect(askClamd(gone.address, some)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await expect(askClamd({ path: join(folder, "none") }, some)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

test("a socket of this machine is as good as a port", async () => {
  const path = join(folder, "clamd.ctl");
  const door = createServer((socket) => {
    const behind = createConnection(clamd.address);
    socket
      .on("error", () => {})
      .pipe(behind)
      .pipe(socket);
  }).listen(path);
  expect(await askClamd({ path }, Buffer.from(virus))).toBe("Test-Signature");
  await new Promise((resolve) => door.close(resolve));
});
