import { Client } from "pg";
import { contentHash } from "../../lib/audit/hashes";
import { insertRows } from "./load";

/** So many entries about edited mini programs, as the console would have recorded them. */
export async function fillAuditLog(url: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set synchronous_commit = off");
    const { rows } = await client.query<{ id: string; workspace: string; person: string }>(
      "select id, workspace_id as workspace, created_by as person from mini_programs order by id limit 1000",
    );
    for (let done = 0; done < count; done += 5_000) {
      const batch = Array.from({ length: Math.min(5_000, count - done) }, (_, at) => entry(done + at, rows));
      await insertRows(client, "audit_entries", batch);
    }
    await client.query("vacuum (analyze) audit_entries");
  } finally {
    await client.end();
  }
}

function entry(at: number, programs: { id: string; workspace: string; person: string }[]): object {
  const program = programs[at % programs.length];
  if (!program) throw new Error("There is no mini program to tell of.");
  const details = JSON.stringify({
    language: "en",
    before: { tagline: `What it was before edit ${at}` },
    after: { tagline: `What it is since edit ${at}: 晨光, =1+1` },
  });
  const said = {
    atMs: Date.UTC(2026, 9, 1) + at * 1_000,
    ...{ event: "information.edited", actorId: program.person, address: "203.0.113.7", subjectKind: "mini_program" },
    ...{ subjectId: program.id, miniProgramId: program.id, workspaceId: program.workspace, details },
  };
  return {
    at: new Date(said.atMs).toISOString(),
    ...{ event: said.event, actor_id: said.actorId, address: said.address, subject_kind: said.subjectKind },
    ...{ subject_id: program.id, mini_program_id: program.id, workspace_id: program.workspace, details },
    content_hash: `\\x${contentHash(said).toString("hex")}`,
  };
}
