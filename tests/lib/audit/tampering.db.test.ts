import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findCheckpoint, type Checkpoint } from "@/lib/audit/checkpoint";
import { chainHash, contentHash } from "@/lib/audit/hashes";
import { record } from "@/lib/audit/record";
import { verifyAuditLog } from "@/lib/audit/verify";
import { freshDatabase } from "@/tests/support/database";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();
const owner = new Client({ connectionString: database.ownerUrl });
const someone = "7b0a2d0e-4a55-4ad5-9be5-1a52f2f0c3a1";
const checkpoints: Checkpoint[] = [];

beforeAll(async () => {
  await owner.connect();
  await owner.query("alter table audit_entries disable trigger user");
  await owner.query("alter table audit_entries drop constraint audit_entries_position_from_1");
});
afterAll(() => owner.end());

// The one who tampers owns the table and has switched its triggers off; here they write the entries as well.
beforeEach(async () => {
  await owner.query("truncate audit_entries");
  await owner.query("alter table audit_entries enable trigger audit_entries_join_the_chain");
  checkpoints.length = 0;
  const ctx = { db: database.db, now: () => testNow, actor: { personId: someone, address: "203.0.113.7" } };
  for (let nr = 1; nr <= 8; nr++) {
    await record(
      ctx,
      "mini_program.created",
      { kind: "mini_program", id: `208800000000000${nr}`, workspaceId: someone },
      { nr },
    );
    const checkpoint = await findCheckpoint(database.db);
    if (checkpoint && nr % 3 === 0) checkpoints.push(checkpoint);
  }
  await owner.query("alter table audit_entries disable trigger audit_entries_join_the_chain");
});

const verify = () => verifyAuditLog(database.db, checkpoints);
const brokenAt = (position: number, problem: RegExp) => ({
  broken: { position, problem: expect.stringMatching(problem) as string },
});

test("a log that nobody touched holds, and meets its checkpoints", async () => {
  expect(await verify()).toMatchObject({ entries: 8, checkpoints: 2, broken: null });
});

describe("a change of one entry is found, whatever the column", () => {
  test.each([
    "at = at + interval '1 millisecond'",
    "at = 'infinity'",
    "at = (at::timestamp::text || ' BC')::timestamptz",
    "event = 'person.signed_in'",
    "event = event || ' '",
    "actor_id = null",
    "actor_id = '00000000-0000-0000-0000-000000000000'",
    "address = '203.0.113.8'",
    "address = ''",
    "address = null",
    "subject_kind = 'workspace'",
    "subject_id = '2088000000000004'",
    "subject_id = null",
    "mini_program_id = '2088000000000004'",
    "mini_program_id = null",
    "workspace_id = null",
    "details = '{\"nr\":50}'",
    "details = '{\"nr\":5.0}'",
    "details = '{\"nr\":5.0000000000000000000001}'",
    "details = '{ \"nr\":5}'",
    'details = \'{"nr":1,"nr":5}\'',
    "content_hash = sha256('x')",
    "chain_hash = sha256('x')",
    "content_hash = (select content_hash from audit_entries where position = 4)",
  ])("%s", async (change) => {
    await owner.query(`update audit_entries set ${change} where position = 5`);
    expect(await verify()).toMatchObject({ entries: 4, ...brokenAt(5, /changed|does not follow/) });
  });

  test("also when its own hash was made to fit", async () => {
    const { rows } = await owner.query<{ details: string }>(
      "select details::text from audit_entries where position = 5",
    );
    expect(rows).toEqual([{ details: '{"nr":5}' }]);
    const id = "2088000000000005";
    const forged = contentHash({
      atMs: testNow.getTime(),
      event: "mini_program.created",
      actorId: someone,
      address: "203.0.113.7",
      subjectKind: "mini_program",
      subjectId: id,
      miniProgramId: id,
      workspaceId: someone,
      details: '{"nr":"forged"}',
    });
    await owner.query(`update audit_entries set details = '{"nr":"forged"}', content_hash = $1 where position = 5`, [
      forged,
    ]);
    expect(await verify()).toMatchObject(brokenAt(5, /does not follow/));
  });
});

test("an entry that was taken out of the middle is found", async () => {
  await owner.query("delete from audit_entries where position = 4");
  expect(await verify()).toMatchObject({ entries: 3, ...brokenAt(4, /missing: entry 5 comes next/) });
});

test("also when the later ones were moved up", async () => {
  await owner.query("delete from audit_entries where position = 4");
  await owner.query("update audit_entries set position = -position where position > 4");
  await owner.query("update audit_entries set position = -position - 1 where position < 0");
  expect(await verify()).toMatchObject(brokenAt(4, /does not follow/));
});

test("the first entry cannot be taken away", async () => {
  await owner.query("delete from audit_entries where position = 1");
  expect(await verify()).toMatchObject({ entries: 0, head: null, ...brokenAt(1, /missing: entry 2/) });
});

test("two entries that changed places are found", async () => {
  await owner.query("update audit_entries set position = -1 where position = 3");
  await owner.query("update audit_entries set position = 3 where position = 6");
  await owner.query("update audit_entries set position = 6 where position = -1");
  expect(await verify()).toMatchObject(brokenAt(3, /does not follow/));
});

test.each([0, -7])("an entry that was put before the first one, at %i, is found", async (place) => {
  await copyEntry(2, place);
  expect(await verify()).toMatchObject(brokenAt(1, new RegExp(`entry ${place} comes next`)));
});

test("an entry that was put into the middle is found", async () => {
  await owner.query("update audit_entries set position = -position where position > 4");
  await owner.query("update audit_entries set position = 1 - position where position < 0");
  await copyEntry(2, 5);
  expect(await verify()).toMatchObject(brokenAt(5, /does not follow/));
});

test("an entry that was put at the end without a fitting hash is found", async () => {
  await copyEntry(2, 9);
  expect(await verify()).toMatchObject(brokenAt(9, /does not follow/));
});

test("an end that was cut off is found by a checkpoint, and only by one", async () => {
  await owner.query("delete from audit_entries where position > 5");
  expect(await verifyAuditLog(database.db)).toMatchObject({ entries: 5, broken: null });
  expect(await verify()).toMatchObject({ entries: 5, ...brokenAt(6, /end was removed/) });
});

test("of several checkpoints behind the end the first that is missing is named, in whatever order they came", async () => {
  await owner.query("delete from audit_entries where position > 1");
  expect(await verifyAuditLog(database.db, checkpoints.toReversed())).toMatchObject(
    brokenAt(2, /a checkpoint has seen entry 3: its end was removed$/),
  );
});

test("a checkpoint that stands in the log twice is met once", async () => {
  const twice = [...checkpoints, ...checkpoints];
  expect(await verifyAuditLog(database.db, twice)).toMatchObject({ checkpoints: 2, broken: null });
});

test("an emptied log is found by a checkpoint", async () => {
  await owner.query("truncate audit_entries");
  expect(await verify()).toMatchObject({ entries: 0, ...brokenAt(1, /end was removed/) });
});

test("a log that was written anew with all its hashes is found by a checkpoint, and only by one", async () => {
  await rewriteFrom(2);
  expect(await verifyAuditLog(database.db)).toMatchObject({ entries: 8, broken: null });
  expect(await verify()).toMatchObject({ entries: 2, ...brokenAt(3, /checkpoint has seen another entry 3/) });
});

test("what was written anew after the last checkpoint is not found, as the document says", async () => {
  await rewriteFrom(7);
  expect(await verify()).toMatchObject({ entries: 8, checkpoints: 2, broken: null });
});

test("two checkpoints that contradict each other are found", async () => {
  const other = { position: 3, chainHash: "0".repeat(64) };
  expect(await verifyAuditLog(database.db, [...checkpoints, other])).toMatchObject(
    brokenAt(3, /checkpoint has seen another/),
  );
});

async function copyEntry(from: number, to: number): Promise<void> {
  await owner.query(
    `insert into audit_entries select $2, at, event, actor_id, address, subject_kind, subject_id, mini_program_id,
      workspace_id, details, content_hash, chain_hash from audit_entries where position = $1`,
    [from, to],
  );
}

/** What somebody with all rights and this code can do: change the text and make every later hash fit. */
async function rewriteFrom(first: number): Promise<void> {
  const { rows } = await owner.query<{ chain_hash: Buffer }>(
    "select chain_hash from audit_entries where position = $1",
    [first - 1],
  );
  let chain = rows[0]?.chain_hash ?? Buffer.alloc(0);
  for (let position = first; position <= 8; position++) {
    const id = `208800000000000${position}`;
    const details = '{"nr":"forged"}';
    const content = contentHash({
      atMs: testNow.getTime(),
      event: "mini_program.created",
      actorId: someone,
      address: "203.0.113.7",
      subjectKind: "mini_program",
      subjectId: id,
      miniProgramId: id,
      workspaceId: someone,
      details,
    });
    chain = chainHash(chain, position, content);
    await owner.query("update audit_entries set details = $2, content_hash = $3, chain_hash = $4 where position = $1", [
      position,
      details,
      content,
      chain,
    ]);
  }
}
