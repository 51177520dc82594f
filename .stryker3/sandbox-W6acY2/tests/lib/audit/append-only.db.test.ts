import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { record } from "@/lib/audit/record";
import { verifyAuditLog } from "@/lib/audit/verify";
import { freshDatabase } from "@/tests/support/database";
import { consoleCtx } from "./console-actor";

const database = await freshDatabase();

beforeAll(async () => {
  for (let nr = 1; nr <= 3; nr++)
    await record(consoleCtx(database.db), "person.signed_in", { kind: "console" }, { nr });
});

describe.each([
  ["the console", database.url, /permission denied/],
  ["the owner of the tables", database.ownerUrl, /the audit log is append-only/],
])("%s", (_who, url, refusal) => {
  const client = new Client({ connectionString: url });
  beforeAll(() => client.connect());
  afterAll(() => client.end());

  test.each([
    "update audit_entries set event = 'x' where position = 2",
    "update audit_entries set event = 'x' where false",
    "delete from audit_entries where position = 3",
    "delete from audit_entries where false",
    "truncate audit_entries",
  ])("cannot %s", async (statement) => {
    await expect(client.query(statement)).rejects.toThrow(refusal);
  });

  test("cannot change an entry by inserting it again", async () => {
    const again = client.query(
      "insert into audit_entries select * from audit_entries on conflict (position) do update set event = 'x'",
    );
    await expect(again).rejects.toThrow(refusal);
  });

  test("cannot choose the place of an entry in the chain", async () => {
    await client.query("begin");
    const { rows } = await client.query(
      `insert into audit_entries select 1, at, event, actor_id, address, subject_kind, subject_id, mini_program_id,
        workspace_id, details, content_hash, '\\x00' from audit_entries where position = 2 returning position::int`,
    );
    await client.query("rollback");
    expect(rows).toEqual([{ position: 4 }]);
  });

  test("cannot lead the chain astray with a table of the same name", async () => {
    await client.query("begin");
    await client
      .query("create temporary table audit_entries (position bigint, chain_hash bytea)")
      .catch(() => client.query("rollback; begin"));
    const { rows } = await client.query(
      `insert into public.audit_entries select p.* from public.audit_entries p where position = 2 returning position::int`,
    );
    await client.query("rollback");
    expect(rows).toEqual([{ position: 4 }]);
  });
});

test("after all of these attempts the log is what it was", async () => {
  expect(await verifyAuditLog(database.db)).toMatchObject({ entries: 3, broken: null });
});
