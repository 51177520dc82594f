import { Client } from "pg";
import { insertRows, withoutIndexes } from "./load";
import { makePeople } from "./people";
import { makePrograms, type Program } from "./programs";
import { makeRandom } from "./random";

const now = Date.UTC(2026, 10, 1);

/** Fills a migrated database with so many mini programs, their people and workspaces, in bulk. */
export async function fill(url: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'");
    const random = makeRandom(20_261_101);
    const made = await fillPeople(client, random, count);
    const restore = await withoutIndexes(client, ["mini_programs", "mini_program_texts", "mini_program_members"]);
    const next = makePrograms(random, made, count, now);
    for (let done = 0; done < count;) {
      const batch = Array.from({ length: Math.min(5_000, count - done) }, next);
      await insertPrograms(client, batch);
      done += batch.length;
      if (done % 100_000 === 0) console.log(`  ${done} mini programs`);
    }
    await restore();
    await client.query("alter index mini_programs_keys alter column 1 set statistics 0");
    await client.query("vacuum (analyze)");
  } finally {
    await client.end();
  }
}

async function fillPeople(client: Client, random: ReturnType<typeof makeRandom>, count: number) {
  const { rows } = await client.query<{ id: string }>("select id from workspaces where kind = 'super_app'");
  const made = makePeople(random, count, rows[0]?.id ?? "");
  const created_at = new Date(now).toISOString();
  const people = new Map(
    [...made.memberships.map(({ person }) => person), ...Object.values(made.asked)].map((one) => [one.id, one]),
  );
  await insertRows(
    client,
    "people",
    [...people.values()].map((one) => ({ ...one, email_verified: true, created_at })),
  );
  const workspaces = made.workspaces.filter(({ kind }) => kind === "developer");
  await insertRows(
    client,
    "workspaces",
    workspaces.map(({ id, kind, name }) => ({ id, kind, name, name_key: name.toLowerCase(), created_at })),
  );
  await insertRows(
    client,
    "memberships",
    made.memberships.map(({ workspace, person, role, status }) => ({
      ...{ workspace_id: workspace.id, workspace_kind: workspace.kind, person_id: person.id, role, status, created_at },
    })),
  );
  return made;
}

async function insertPrograms(client: Client, batch: Program[]): Promise<void> {
  const rows = batch.map(({ texts: _texts, members: _members, ...row }) => row);
  await insertRows(client, "mini_programs", rows);
  await insertRows(
    client,
    "mini_program_texts",
    batch.flatMap(({ texts }) => texts.map((text) => ({ ...text, tagline: "", description: "" }))),
  );
  await insertRows(
    client,
    "mini_program_members",
    batch.flatMap(({ members, created_at }) =>
      members.map((member) => ({ ...member, added_by: member.person_id, created_at })),
    ),
  );
}
