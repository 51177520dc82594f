import { parseArgs } from "node:util";
import { Client } from "pg";
import { migrate } from "../db/migrate";
import { scratchDatabase } from "./bench/database";
import { insertRows, seconds, withoutIndexes } from "./bench/load";
import { makePeople } from "./bench/people";
import { makePrograms, type Program } from "./bench/programs";
import { makeRandom } from "./bench/random";

const usage = "npm run bench:fill -- <1000 to 1000000> [--server postgres://…]";
const now = Date.UTC(2026, 10, 1);

void main();

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { server: { type: "string" } } });
  const count = Number(positionals[0]);
  if (!Number.isInteger(count) || count < 1_000 || count > 1_000_000) throw new Error(usage);
  const start = performance.now();
  const scratch = await scratchDatabase(count, { server: values.server, anew: true });
  try {
    await migrate(scratch.url);
    await fill(scratch.url, count);
    console.log(`Filled with ${count} mini programs in ${seconds(start)}`);
  } finally {
    await scratch.stop();
  }
}

async function fill(url: string, count: number): Promise<void> {
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
