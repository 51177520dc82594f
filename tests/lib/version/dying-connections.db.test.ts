import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect, type Db } from "@/db/connect";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { approveRequest } from "@/lib/review/approve-request";
import { createVersion } from "@/lib/version/create-version";
import { publishVersion } from "@/lib/version/publish-version";
import { submitVersion } from "@/lib/version/submit-version";
import { actorOf, testOutreach } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion, completeInformation } from "@/tests/support/versions";
import { addMember, addMiniProgram, testNow } from "@/tests/support/world";
import { upload } from "./upload-scene";

const database = await freshDatabase();
const { people, workspaces } = await smallWorld(database.db);
const [lead, reviewer] = [
  await actorOf(database.db, people.cafeAdmin),
  await actorOf(database.db, people.reviewer),
] as const;

const as = (actor: Ctx["actor"], db: Db): Ctx => ({
  db,
  actor,
  now: () => testNow,
  outreach: testOutreach,
  scanForViruses: null,
});

type Act = (db: Db) => Promise<unknown>;

/** What has to be there before each act, and the act itself. */
const acts: Record<string, (id: string) => Promise<Act>> = {
  "keeping an upload": (id) => Promise.resolve((db) => upload(as(lead, db), id, { content: `package of ${id}` })),
  "making a version of it": async (id) => {
    const { id: draft } = await upload(as(lead, database.db), id, { content: `package of ${id}` });
    return (db) => createVersion(as(lead, db), { id, draft });
  },
  "submitting a version": async (id) => {
    await addVersion(database.db, { id }, people.builder, "1.0.0", { releaseNote: "News" });
    return (db) => submitVersion(as(lead, db), { id, number: "1.0.0" });
  },
  "approving it": async (id) => {
    const { digest } = await addVersion(database.db, { id }, people.builder, "1.0.0", { releaseNote: "News" });
    const { number } = await submitVersion(as(lead, database.db), { id, number: "1.0.0" });
    return (db) => approveRequest(as(reviewer, db), { number, comment: "", digest });
  },
  "publishing it": async (id) => {
    await addVersion(database.db, { id }, people.builder, "1.0.0", { state: "released" });
    await addVersion(database.db, { id }, people.builder, "1.1.0", { state: "grayscale", share: 30 });
    return (db) => publishVersion(as(lead, db), { id, number: "1.1.0", reason: "" });
  },
};

async function prepare(name: keyof typeof acts): Promise<{ id: string; act: Act }> {
  const program = await addMiniProgram(database.db, workspaces.cafe, people.cafeAdmin, {
    name: `Cut ${randomUUID().slice(0, 8)}`,
  });
  await addMember(database.db, program, people.cafeAdmin, "developer_admin");
  await completeInformation(database.db, program);
  const act = await acts[name]?.(program.id);
  if (!act) throw new Error(`There is no act ${name}.`);
  return { id: program.id, act };
}

/** All that the acts write about a mini program, without what differs from one to the next. */
async function traceOf(id: string): Promise<unknown> {
  const { rows } = await database.db.execute(sql`
    select
      (select json_build_object('state', state, 'released', released_version, 'highest', highest_version)
         from mini_programs where id = ${id}) as program,
      (select json_agg(json_build_array(number, state, share) order by number) from versions where mini_program_id = ${id}) as versions,
      (select json_agg(json_build_array(number, event, state) order by id) from version_steps where mini_program_id = ${id}) as steps,
      (select json_agg(state order by number) from approval_requests where mini_program_id = ${id}) as requests,
      (select json_agg(event order by position) from audit_entries where mini_program_id = ${id}) as audit,
      (select count(*)::int from version_drafts where mini_program_id = ${id}) as drafts,
      (select count(*)::int from notices where href like ${`%${id}%`}) as notices,
      (select count(*)::int from packages p join package_chunks c on c.digest = p.digest
         where p.digest = encode(sha256(convert_to(${`package of ${id}`}, 'UTF8')), 'hex')) as chunks`);
  return rows[0];
}

type Cut = { at: number; when: "before" | "after" };

/** Before or after each statement in turn, and on both sides of the last, which commits. */
function cutsOf(statements: number): Cut[] {
  const each = Array.from({ length: statements }, (_, index): Cut => ({
    at: index + 1,
    when: index % 2 === 0 ? "before" : "after",
  }));
  return [...each, { at: statements, when: each.at(-1)?.when === "before" ? "after" : "before" }];
}

/** A connection of its own that breaks at its n-th statement, before it goes out or before its answer comes in. */
async function onBreaking(act: Act, cut: Cut | null): Promise<{ statements: number }> {
  const { db, pool, close } = connect(database.url, { max: 1 });
  let statements = 0;
  let backend: number | null = null;
  pool.on("connect", (client) => {
    const open = client as unknown as { processID: number; connection: { stream: Socket } };
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const breakOff = () => {
      backend ??= open.processID;
      open.connection.stream.destroy();
    };
    Object.assign(client, {
      query: (...given: unknown[]) => {
        statements += 1;
        if (cut?.at === statements && cut.when === "before") breakOff();
        const answer = query(...given);
        if (cut?.at === statements && cut.when === "after") setImmediate(breakOff);
        return answer;
      },
    });
  });
  await act(db).catch((error: unknown) => {
    if (!cut) throw error;
  });
  // A pool waits for ever for a connection that has broken.
  if (!cut) await close();
  // What the server does with a transaction whose client is gone is over before anybody looks.
  await expect
    .poll(
      async () => {
        const { rows } = await database.db.execute(sql`select 1 from pg_stat_activity where pid = ${backend ?? 0}`);
        return rows.length;
      },
      { interval: 5, timeout: 20_000 },
    )
    .toBe(0);
  return { statements };
}

test.each(Object.keys(acts))(
  "%s happens whole or not at all, wherever it breaks off, and once when it is tried again",
  async (name) => {
    const whole = await prepare(name);
    const { statements } = await onBreaking(whole.act, null);
    const after = await traceOf(whole.id);
    expect(statements).toBeGreaterThan(4);
    const outcomes = { none: 0, all: 0 };
    for (const cut of cutsOf(statements)) {
      const { id, act } = await prepare(name);
      const before = await traceOf(id);
      await onBreaking(act, cut);
      const left = await traceOf(id);
      const isWhole = JSON.stringify(left) === JSON.stringify(after);
      if (!isWhole) expect(left, `cut ${cut.when} statement ${cut.at}`).toEqual(before);
      outcomes[isWhole ? "all" : "none"] += 1;
      const again = await act(database.db).catch((error: unknown) => error);
      // Only one that was whole has nothing left to do; an upload may simply be sent once more.
      if (again instanceof Error) expect([again instanceof DomainError, isWhole]).toEqual([true, true]);
      if (!(isWhole && name === "keeping an upload")) expect(await traceOf(id)).toEqual(after);
    }
    expect(outcomes.none).toBeGreaterThanOrEqual(statements - 1);
  },
);
