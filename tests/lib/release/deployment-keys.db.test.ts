import { randomUUID } from "node:crypto";
import { eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { deploymentKeys } from "@/db/schema";
import { authorizeDeploymentKey } from "@/lib/release/authorize-deployment-key";
import { listDeploymentKeys } from "@/lib/release/list-deployment-keys";
import { makeDeploymentKey, mostKeys } from "@/lib/release/make-deployment-key";
import { revokeDeploymentKey } from "@/lib/release/revoke-deployment-key";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const minutes = (count: number) => new Date(testNow.getTime() + count * 60_000);

test("a key is shown once, opens by its hash alone, and the audit log knows its name and ending", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    expect(await listDeploymentKeys(ctx)).toEqual([]);
    const { id, key } = await makeDeploymentKey(ctx, { name: "Gateway" });
    expect(key).toMatch(/^mpk_[\w-]{43}$/);
    expect(Buffer.from(key.slice(4), "base64url")).toHaveLength(32);
    const [row] = await db.select().from(deploymentKeys);
    expect(JSON.stringify(row)).not.toContain(key);
    const shown = { id, name: "Gateway", ending: key.slice(-4), madeBy: people.admin.name, madeAt: testNow };
    expect(await listDeploymentKeys(ctx)).toEqual([{ ...shown, lastUsedAt: null, revoked: null }]);
    expect((await authorizeDeploymentKey({ db, now: () => testNow }, { key }))?.id).toBe(id);
    const trace = await auditTrace(db);
    expect(trace).toMatchObject([
      {
        event: "deployment_key.made",
        actorId: people.admin.id,
        subjectKind: "console",
        details: { name: "Gateway", ending: key.slice(-4), keyId: id },
      },
    ]);
    expect(JSON.stringify(trace)).not.toContain(key);
  }));

test("what is no key, an unknown key or a part of one opens nothing", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const { key } = await makeDeploymentKey(await ctxOf(db, people.admin), { name: "Gateway" });
    const strange = key.endsWith("A") ? `${key.slice(0, -1)}B` : `${key.slice(0, -1)}A`;
    for (const other of [
      "",
      "mpk_",
      key.slice(0, -1),
      `${key}x`,
      key.slice(4),
      strange,
      "mpk_\u0000".padEnd(47, "x"),
    ]) {
      expect(await authorizeDeploymentKey({ db, now: () => testNow }, { key: other }), other).toBeNull();
    }
  }));

test("a revoked key opens nothing from then on, says who revoked it, and stays revoked by the first", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    const { id, key } = await makeDeploymentKey(ctx, { name: "Old" });
    const other = await makeDeploymentKey(ctx, { name: "New" });
    await revokeDeploymentKey({ ...ctx, now: () => minutes(1) }, { key: id });
    await revokeDeploymentKey({ ...ctx, now: () => minutes(9) }, { key: id });
    expect(await authorizeDeploymentKey({ db, now: () => minutes(1) }, { key })).toBeNull();
    expect((await authorizeDeploymentKey({ db, now: () => minutes(1) }, { key: other.key }))?.id).toBe(other.id);
    expect(await listDeploymentKeys(ctx)).toMatchObject([
      { name: "New", revoked: null },
      { name: "Old", revoked: { by: people.admin.name, at: minutes(1) } },
    ]);
    const events = (await auditTrace(db)).map(({ event }) => event);
    expect(events).toEqual(["deployment_key.made", "deployment_key.made", "deployment_key.revoked"]);
  }));

test("the last use is noted to five minutes, and only ever moves forward", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const { id, key } = await makeDeploymentKey(await ctxOf(db, people.admin), { name: "Gateway" });
    const use = (at: Date) => authorizeDeploymentKey({ db, now: () => at }, { key });
    const lastUse = async () =>
      (await db.select({ at: deploymentKeys.lastUsedAt }).from(deploymentKeys).where(eq(deploymentKeys.id, id)))[0]?.at;
    const [first, same] = [await use(minutes(1)), await use(minutes(2))];
    expect(await lastUse(), "the answer did not wait for it").toBeNull();
    await same?.noteUse?.();
    await first?.noteUse?.();
    expect(await lastUse()).toEqual(minutes(2));
    expect(await use(minutes(7))).toEqual({ id, noteUse: null });
    await (await use(minutes(8)))?.noteUse?.();
    expect(await lastUse()).toEqual(minutes(8));
  }));

test("there are never more keys in use than the list shows", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    const made = [];
    for (let count = 0; count < mostKeys; count += 1) made.push(await makeDeploymentKey(ctx, { name: `Key ${count}` }));
    const more = () => makeDeploymentKey(ctx, { name: "One more" });
    await expect(more()).rejects.toMatchObject({
      kind: "conflict",
      message: "There are 50 keys already. Revoke one that is not used any more.",
    });
    await revokeDeploymentKey(ctx, { key: made[0]?.id ?? "" });
    await more();
    const listed = await listDeploymentKeys(ctx);
    expect(listed.filter(({ revoked }) => !revoked)).toHaveLength(mostKeys);
    expect(listed.at(-1)?.name).toBe("Key 0");
  }));

test("the keys in use come first, then the revoked ones, each the newest first, and never more than a hundred", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    const at = (count: number) => ({ ...ctx, now: () => minutes(count) });
    const made = [];
    for (const count of [1, 2, 3, 4]) made.push(await makeDeploymentKey(at(count), { name: `Key ${count}` }));
    await revokeDeploymentKey(at(10), { key: made[2]?.id ?? "" });
    await revokeDeploymentKey(at(11), { key: made[0]?.id ?? "" });
    expect((await listDeploymentKeys(ctx)).map(({ name }) => name)).toEqual(["Key 4", "Key 2", "Key 1", "Key 3"]);
    expect((await auditTrace(db)).at(-1)).toMatchObject({
      event: "deployment_key.revoked",
      actorId: people.admin.id,
      subjectKind: "console",
      details: { name: "Key 1", ending: made[0]?.key.slice(-4), keyId: made[0]?.id },
    });
    for (let count = 0; count < 100; count += 1) {
      const { id } = await makeDeploymentKey(ctx, { name: "Short-lived" });
      await revokeDeploymentKey(ctx, { key: id });
    }
    const listed = await listDeploymentKeys(ctx);
    expect(listed).toHaveLength(100);
    expect(listed.slice(0, 2).map(({ name }) => name)).toEqual(["Key 4", "Key 2"]);
  }));

test("a key that nobody made cannot be revoked", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    const { key } = await makeDeploymentKey(ctx, { name: "Gateway" });
    await expect(revokeDeploymentKey(ctx, { key: randomUUID() })).rejects.toMatchObject({
      kind: "not_found",
      message: "This key is not known.",
    });
    expect(await authorizeDeploymentKey({ db, now: () => testNow }, { key })).not.toBeNull();
  }));

test("only whoever manages the settings makes, sees or revokes keys", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const { id } = await makeDeploymentKey(await ctxOf(db, people.admin), { name: "Gateway" });
    const ctx = await ctxOf(db, people.reviewer);
    const forbidden = { kind: "forbidden" };
    await expect(listDeploymentKeys(ctx)).rejects.toMatchObject(forbidden);
    await expect(makeDeploymentKey(ctx, { name: "Mine" })).rejects.toMatchObject(forbidden);
    await expect(revokeDeploymentKey(ctx, { key: id })).rejects.toMatchObject(forbidden);
    expect(await db.$count(deploymentKeys, isNull(deploymentKeys.revokedAt))).toBe(1);
    const refused = (await auditTrace(db)).slice(1);
    expect(refused.map(({ details }) => details)).toEqual(
      refused.map(() => expect.objectContaining({ action: "settings.manage" }) as unknown),
    );
    expect(refused).toHaveLength(3);
  }));
