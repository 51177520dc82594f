import { sql } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { idOf, nameOf, type Life } from "./life";

type Row = Record<string, unknown>;
type Tables = Record<string, Row[] | null>;

/**
 * All that the database holds of a mini program, without what differs from one life to the next: two lives that have
 * come equally far are equal, letter by letter. Read in one statement, so at one moment.
 */
export async function traceOf(life: Life): Promise<string> {
  const id = await idOf(life);
  return id === null ? "nothing" : plain(await readTables(life.db, id), life, id);
}

async function readTables(db: Db, id: string): Promise<Tables> {
  const { rows } = await db.execute<{ tables: Tables }>(sql`
    with requests as (select number from approval_requests where mini_program_id = ${id})
    select json_build_object(
      'mini_programs', (select json_agg(to_jsonb(t)) from mini_programs t where id = ${id}),
      'texts', (select json_agg(to_jsonb(t)) from mini_program_texts t where mini_program_id = ${id}),
      'members', (select json_agg(to_jsonb(t)) from mini_program_members t where mini_program_id = ${id}),
      'features', (select json_agg(to_jsonb(t)) from mini_program_features t where mini_program_id = ${id}),
      'configurations', (select json_agg(to_jsonb(t)) from configuration_revisions t where mini_program_id = ${id}),
      'information', (select json_agg(to_jsonb(t) order by t.id) from information_changes t where mini_program_id = ${id}),
      'versions', (select json_agg(to_jsonb(t)) from versions t where mini_program_id = ${id}),
      'jsapis', (select json_agg(to_jsonb(t)) from version_jsapis t where mini_program_id = ${id}),
      'notes', (select json_agg(to_jsonb(t)) from version_release_notes t where mini_program_id = ${id}),
      'steps', (select json_agg(to_jsonb(t) order by t.id) from version_steps t where mini_program_id = ${id}),
      'packages', (select json_agg(json_build_object('number', v.number, 'size', p.size, 'chunks',
         (select sum(octet_length(content)) from package_chunks c where c.digest = p.digest)))
         from versions v join packages p on p.digest = v.package_digest where v.mini_program_id = ${id}),
      'requests', (select json_agg(to_jsonb(t) order by t.number) from approval_requests t where mini_program_id = ${id}),
      'removals', (select json_agg(to_jsonb(t)) from removals t where mini_program_id = ${id}),
      'suspensions', (select json_agg(to_jsonb(t)) from suspensions t where mini_program_id = ${id}),
      'codes', (select json_agg(to_jsonb(t)) from qr_codes t where mini_program_id = ${id}),
      'logos', (select json_agg(json_build_object('side', side)) from logos t where mini_program_id = ${id}),
      'notices', (select json_agg(to_jsonb(t)) from notices t
         where href like ${`%${id}%`} or href in (select '/approvals/' || number from requests)),
      'audit', (select json_agg(to_jsonb(t) order by t.position) from audit_entries t where mini_program_id = ${id})
    ) as tables`);
  return rows[0]?.tables ?? {};
}

const inOrder = new Set(["information", "steps", "requests", "audit"]);
const ownKeys = new Set([
  ...["id", "token", "form_key", "sort_name", "search_text", "name_key", "position", "content_hash", "chain_hash"],
  // The person whom a notice is for: one of several of the same name.
  ...["involved", "person_id"],
]);

function plain(tables: Tables, life: Life, id: string): string {
  const requests = (tables["requests"] ?? []).map(({ number }) => String(number));
  const said = (row: Row) =>
    JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key]) => !ownKeys.has(key))))
      .replaceAll(id, "ID")
      .replaceAll(nameOf(life), "NAME")
      .replaceAll(life.key, "KEY")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:[+-]\d\d:\d\d|Z)/g, "TIME")
      .replace(/[0-9a-f]{64}/g, "DIGEST")
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "UUID")
      .replace(/(#|\/approvals\/|"(?:request_)?number":)(\d+)\b/g, (_, before: string, number: string) =>
        requests.includes(number) ? `${before}request-${requests.indexOf(number) + 1}` : `${before}${number}`,
      );
  return Object.entries(tables)
    .flatMap(([name, rows]) => {
      const lines = (rows ?? []).map((row) => `${name} ${said(row)}`);
      return inOrder.has(name) ? lines : lines.sort();
    })
    .join("\n");
}

/** The first lines in which two differ. */
export function differenceOf(found: string, wanted: string): string {
  const [ours, theirs] = [found.split("\n"), wanted.split("\n")];
  const more = ours.filter((line) => !theirs.includes(line));
  const less = theirs.filter((line) => !ours.includes(line));
  const shown = (lines: string[]) => lines.slice(0, 3).map((line) => line.slice(0, 400));
  return JSON.stringify({ more: shown(more), less: shown(less), lines: [ours.length, theirs.length] });
}
