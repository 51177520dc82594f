import { sql, type SQL } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { verifyAuditLog } from "@/lib/audit/verify";
import { brokenVersions } from "@/tests/support/version-invariants";
import type { Report } from "./report";

async function said(db: Db, query: SQL): Promise<string[]> {
  const { rows } = await db.execute<{ what: string }>(query);
  return rows.map(({ what }) => what);
}

/** What holds of requests, features, removals and codes, whatever happened: each row is something that does not. */
const others = sql`
  select 'request ' || r.number || ' is of a feature that is there already' as what from approval_requests r
    join mini_program_features f on f.mini_program_id = r.mini_program_id and f.feature_key = r.subject
    where r.category = 'feature_activation' and r.state = 'in_review'
  union all select 'request ' || r.number || ' and its removal disagree' from approval_requests r
    join removals m on m.request_number = r.number
    where (r.state = 'in_review') <> (m.ended_at is null and m.approved_at is null)
  union all select 'request ' || r.number || ' has no removal' from approval_requests r
    where r.category = 'removal' and not exists (select 1 from removals m where m.request_number = r.number)
  union all select 'request ' || r.number || ' is of a version that is not there' from approval_requests r
    where r.category = 'publish' and not exists (
      select 1 from versions v where v.mini_program_id = r.mini_program_id and v.number = r.subject)
  union all select 'request ' || n.request_number || ' is closed and still waits for somebody' from notices n
    join approval_requests r on r.number = n.request_number where r.state <> 'in_review' and n.read_at is null
  union all select 'request ' || r.number || ' waits and nobody was told' from approval_requests r
    where r.state = 'in_review' and not exists (select 1 from notices n where n.request_number = r.number)
  union all select m.id || ' has no Developer Admin' from mini_programs m where not exists (
    select 1 from mini_program_members p where p.mini_program_id = m.id and p.role = 'developer_admin')
  union all select m.id || ' has no default code' from mini_programs m where not exists (
    select 1 from qr_codes c where c.mini_program_id = m.id and c.kind = 'default')
  union all select v.mini_program_id || ': ' || v.number || ' has no preview code' from versions v where not exists (
    select 1 from qr_codes c where c.mini_program_id = v.mini_program_id and c.version = v.number)
  union all select m.id || ' stands before the revision of its information' from mini_programs m
    where m.information_revision < (select max(revision) from information_changes i where i.mini_program_id = m.id)
  union all select 'a signing key was made twice' where (select count(*) from signing_keys) > 1`;

/** What the life cycles promise, asked of the whole database. */
export async function brokenRows(db: Db): Promise<string[]> {
  return [...(await said(db, brokenVersions())), ...(await said(db, others))];
}

/** Packages whose stored bytes are not those of their digest, and those that nothing ever referred to: one of a deleted version waits for its purge. */
export async function brokenPackages(db: Db, since = new Date(0)): Promise<string[]> {
  return said(
    db,
    sql`
    select p.digest || ' has ' || coalesce(c.size, 0) || ' of ' || p.size || ' bytes, or others' as what from packages p
      left join lateral (select sum(octet_length(content)) as size, count(*) as many, max(position) as last,
          encode(sha256(string_agg(content, ''::bytea order by position)), 'hex') as digest
        from package_chunks c where c.digest = p.digest) c on true
      where p.stored_at >= ${since.toISOString()}
        and (c.size is distinct from p.size or c.digest is distinct from p.digest or c.many <> c.last + 1)
    union all select p.digest || ' is of no version, of no draft, and never was' from packages p
      where not exists (select 1 from versions v where v.package_digest = p.digest)
        and not exists (select 1 from version_drafts d where d.package_digest = p.digest)
        and not exists (select 1 from audit_entries a where a.event = 'version.created'
          and a.details->>'digest' = p.digest)
    union all select v.mini_program_id || ': ' || v.number || ' has the digest of another package' from versions v
      where v.package_digest is not null and v.package_digest <> v.digest`,
  );
}

async function brokenAudit(db: Db): Promise<{ entries: number; problems: string[] }> {
  const { entries, broken } = await verifyAuditLog(db);
  return { entries, problems: broken ? [`entry ${broken.position}: ${broken.problem}`] : [] };
}

/** What every part asks of the database once its load has ended. */
export async function reportDatabase(report: Report, db: Db): Promise<void> {
  report.holds("invariants of the life cycles", await brokenRows(db));
  report.holds("stored bytes agree with their digests, no orphan", await brokenPackages(db));
  const { entries, problems } = await brokenAudit(db);
  report.holds(`audit chain of ${entries} entries`, problems);
}
