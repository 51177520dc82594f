import { compactVerify, createLocalJWKSet, decodeProtectedHeader } from "jose";
import { expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { signingKeys } from "@/db/schema";
import type { Release } from "@/lib/release/get-release";
import { listPublicKeys } from "@/lib/release/list-public-keys";
import { signRelease } from "@/lib/release/sign-release";
import { freshDatabase } from "@/tests/support/database";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const secret = "a secret of at least thirty-two bytes";
const day = 24 * 60 * 60 * 1000;
const later = (days: number) => new Date(testNow.getTime() + days * day);

const release: Release = {
  miniProgram: "1234567890123456",
  version: "1.0.0",
  state: "released",
  digest: "ab".repeat(32),
  jsapis: ["getLocation"],
  entrance: "https://shop.example.com/",
  serverDomains: [],
  h5Domains: ["shop.example.com"],
};

async function signed(db: Db, at = testNow, opens = secret, what = release) {
  const { etag, sign } = await signRelease({ db, now: () => at }, { release: what, secret: opens });
  return { etag, jws: await sign() };
}

const keysAt = (db: Db, at = testNow, opens = secret) => listPublicKeys({ db, now: () => at }, { secret: opens });

async function payloadOf(jws: string, keys: Awaited<ReturnType<typeof keysAt>>): Promise<unknown> {
  const { payload } = await compactVerify(jws, createLocalJWKSet(keys), { algorithms: ["ES256"] });
  return JSON.parse(new TextDecoder().decode(payload));
}

test("an answer is verified by the published key, says when it was signed, and no change goes unnoticed", () =>
  database.withRollback(async (db) => {
    const { jws } = await signed(db);
    const keys = await keysAt(db);
    expect(await payloadOf(jws, keys)).toEqual({ ...release, issuedAt: testNow.toISOString() });
    const [header, payload, signature] = jws.split(".");
    const forged = Buffer.from(JSON.stringify({ ...release, version: "9.9.9" })).toString("base64url");
    await expect(payloadOf(`${header}.${forged}.${signature}`, keys)).rejects.toThrow("signature verification failed");
    expect(payload).not.toBe(forged);
  }));

test("what is published is public: no private part, each key with its ID and algorithm", () =>
  database.withRollback(async (db) => {
    const { jws } = await signed(db);
    const { keys } = await keysAt(db);
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
    expect(keys[0]).toMatchObject({ alg: "ES256", crv: "P-256", kid: decodeProtectedHeader(jws).kid, use: "sig" });
    const [row] = await db.select().from(signingKeys);
    expect(row?.sealedPrivateKey.includes('"d"')).toBe(false);
  }));

test("the ETag stays while content and key stay, whenever it is signed, and changes with either", () =>
  database.withRollback(async (db) => {
    const first = await signed(db);
    const second = await signed(db, later(1));
    expect(second.etag).toBe(first.etag);
    expect(second.jws).not.toBe(first.jws);
    expect(first.etag).toMatch(/^"[\w-]{43}"$/);
    const others = [
      await signed(db, testNow, secret, { ...release, jsapis: [] }),
      await signed(db, testNow, `${secret}, another`),
    ];
    for (const { etag } of others) expect(etag).not.toBe(first.etag);
  }));

test("the same signature is sent for five seconds, then a new one; a clock that was set back makes a new one too", () =>
  database.withRollback(async (db) => {
    const at = (milliseconds: number) => new Date(testNow.getTime() + milliseconds);
    const first = await signed(db);
    expect((await signed(db, at(4_999))).jws).toBe(first.jws);
    const next = await signed(db, at(5_000));
    expect(next.jws).not.toBe(first.jws);
    expect(await payloadOf(next.jws, await keysAt(db))).toMatchObject({ issuedAt: at(5_000).toISOString() });
    expect((await signed(db, at(9_999))).jws).toBe(next.jws);
    const before = await signed(db, at(4_000));
    expect(await payloadOf(before.jws, await keysAt(db))).toMatchObject({ issuedAt: at(4_000).toISOString() });
  }));

test("a signature says of which kind it is and by which key it is verified", () =>
  database.withRollback(async (db) => {
    const { jws } = await signed(db);
    const { keys } = await keysAt(db);
    expect(decodeProtectedHeader(jws)).toEqual({ alg: "ES256", kid: keys[0]?.kid, typ: "JOSE" });
  }));

test("a console that goes on with the former secret publishes its own key, however long there is a newer one", () =>
  database.withRollback(async (db) => {
    const before = await signed(db);
    const after = await signed(db, later(1), `${secret}, another`);
    const kids = (await keysAt(db, later(60))).keys.map(({ kid }) => kid);
    expect(kids).toEqual([after, before].map(({ jws }) => decodeProtectedHeader(jws).kid));
  }));

test("another secret opens no key of before, so that a new one is made; both verify meanwhile", () =>
  database.withRollback(async (db) => {
    const before = await signed(db);
    const after = await signed(db, later(1), `${secret}, another`);
    expect(decodeProtectedHeader(after.jws).kid).not.toBe(decodeProtectedHeader(before.jws).kid);
    const keys = await keysAt(db, later(1), `${secret}, another`);
    expect(keys.keys).toHaveLength(2);
    for (const { jws } of [before, after]) expect(await payloadOf(jws, keys)).toMatchObject({ version: "1.0.0" });
    // A console that still has the former secret goes on with its own key and makes no third.
    await signed(db, later(1));
    expect(await db.$count(signingKeys)).toBe(2);
  }));

test("a key signs for 90 days, then the next one does; the former verifies for 30 days more", () =>
  database.withRollback(async (db) => {
    const first = await signed(db);
    const kid = (jws: string) => decodeProtectedHeader(jws).kid;
    expect(kid((await signed(db, later(89.9))).jws)).toBe(kid(first.jws));
    const next = await signed(db, later(90));
    expect(kid(next.jws)).not.toBe(kid(first.jws));
    const shown = async (days: number) => (await keysAt(db, later(days))).keys.map((key) => key.kid);
    expect(await shown(119.9)).toEqual([kid(next.jws), kid(first.jws)]);
    expect(await shown(120)).toEqual([kid(next.jws)]);
  }));

test("eight consoles that answer first at the same moment make one key", async () => {
  const consoles = Array.from({ length: 8 }, () => database.another().db);
  const answers = await Promise.all(consoles.map((db) => signed(db)));
  expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1);
  expect(await database.db.$count(signingKeys)).toBe(1);
});
