import { sql } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { auditEntries } from "../../db/schema";
import type { Checkpoint } from "./checkpoint";
import { chainHash, contentHash, type AuditContent } from "./hashes";

export type Verdict = {
  /** How many entries hold, from the first one on, and where they end. */
  entries: number;
  head: Checkpoint | null;
  /** How many of the checkpoints were met. */
  checkpoints: number;
  /** The first position at which something is wrong, and what. */
  broken: { position: number; problem: string } | null;
};

type StoredEntry = Record<keyof Omit<AuditContent, "atMs">, string> & {
  place: string;
  at_ms: string;
  content_hash: string;
  chain_hash: string;
};

const batch = 1000;
const beforeAll = "-9223372036854775808";

/** Reads the whole log in order and does every sum again, without trusting a hash that is stored. */
export async function verifyAuditLog(db: Db, checkpoints: Checkpoint[] = []): Promise<Verdict> {
  const seen = byPosition(checkpoints);
  let head: Checkpoint | null = null;
  let met = 0;
  let chain: Buffer = Buffer.alloc(0);
  const verdict = (broken: Verdict["broken"]): Verdict => ({
    entries: head?.position ?? 0,
    head,
    checkpoints: met,
    broken,
  });
  for await (const entry of storedEntries(db)) {
    const position: number = (head?.position ?? 0) + 1;
    const content = contentHash(contentOf(entry));
    chain = chainHash(chain, position, content);
    const found = chain.toString("hex");
    const problem = problemOf(entry, position, content.toString("hex"), found);
    if (problem) return verdict({ position, problem });
    const expected = seen.get(position) ?? [];
    if (expected.some((hash) => hash !== found)) return verdict({ position, problem: rewritten(position) });
    met += expected.length;
    seen.delete(position);
    head = { position, chainHash: found };
  }
  const [cut] = [...seen.keys()].sort((a, b) => a - b);
  if (cut === undefined) return verdict(null);
  const position = (head?.position ?? 0) + 1;
  return verdict({
    position,
    problem: `the log ends before it, and a checkpoint has seen entry ${cut}: its end was removed`,
  });
}

function problemOf(entry: StoredEntry, position: number, content: string, chain: string): string | null {
  if (entry.place !== String(position)) return `it is missing: entry ${entry.place} comes next`;
  if (entry.content_hash !== content) return "what it says was changed, or it was put in another's place";
  if (entry.chain_hash !== chain)
    return "it does not follow the entries before it: something was put in, taken out or moved";
  return null;
}

const rewritten = (position: number) =>
  `a checkpoint has seen another entry ${position}: this one, or one before it, was rewritten together with all that follow`;

function byPosition(checkpoints: Checkpoint[]): Map<number, string[]> {
  const seen = new Map<number, string[]>();
  for (const { position, chainHash } of checkpoints) {
    const hashes = seen.get(position) ?? [];
    if (!hashes.includes(chainHash)) seen.set(position, [...hashes, chainHash]);
  }
  return seen;
}

function contentOf(entry: StoredEntry): AuditContent {
  const { event, actorId, address, subjectKind, subjectId, miniProgramId, workspaceId, details } = entry;
  const atMs = Number(entry.at_ms);
  return { atMs, event, actorId, address, subjectKind, subjectId, miniProgramId, workspaceId, details };
}

/** Every column as text in the words of the database: what a driver would round or turn is compared as it stands. */
async function* storedEntries(db: Db): AsyncGenerator<StoredEntry> {
  for (let last = beforeAll; ;) {
    const { rows } = await db.execute<StoredEntry>(sql`
      select position::text as place, (extract(epoch from at) * 1000)::text as at_ms, event,
        actor_id::text as "actorId", address, subject_kind as "subjectKind", subject_id as "subjectId",
        mini_program_id as "miniProgramId", workspace_id::text as "workspaceId", details::text as details,
        encode(content_hash, 'hex') as content_hash, encode(chain_hash, 'hex') as chain_hash
      from ${auditEntries} where position > ${last}::bigint order by position limit ${batch}`);
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < batch) return;
    last = end.place;
  }
}
