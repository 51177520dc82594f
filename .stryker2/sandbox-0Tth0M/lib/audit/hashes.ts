import { createHash } from "node:crypto";

/** What an entry says, as it is stored. The texts are those of the columns, so that the same bytes are hashed again. */
export type AuditContent = {
  atMs: number;
  event: string;
  actorId: string | null;
  address: string | null;
  subjectKind: string;
  subjectId: string | null;
  miniProgramId: string | null;
  workspaceId: string | null;
  details: string;
};

export function contentHash(content: AuditContent): Buffer {
  const { atMs, event, actorId, address, subjectKind, subjectId, miniProgramId, workspaceId, details } = content;
  const said = [atMs, event, actorId, address, subjectKind, subjectId, miniProgramId, workspaceId, details];
  return sha256(JSON.stringify(said));
}

/** Joins an entry to the one before it; the first one follows nothing. The trigger on the table does the same sum. */
export function chainHash(former: Buffer, position: number, content: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(BigInt(position));
  return sha256(former, place, content);
}

function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
