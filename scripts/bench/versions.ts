import { Client } from "pg";

const tables = ["packages", "versions", "version_jsapis", "version_steps", "qr_codes"];

/**
 * Five versions with their JSAPIs, steps and codes for a tenth of the mini programs, of those that are released, and a
 * tenth of these each has a sixth, approved or rejected, that waits for its next step.
 */
export async function fillVersions(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set synchronous_commit = off");
    // Their numbers are greater each time and the released one is the one shown: the statements below see to that.
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
    for (const statement of statements) await client.query(statement);
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    for (const table of [...tables, "mini_programs"]) await client.query(`vacuum (analyze) ${table}`);
  } finally {
    await client.end();
  }
}

const packageDigest = "encode(sha256('bench'), 'hex')";

const statements = [
  `insert into packages (digest, size, pages, jsapis, findings, files, file_count, stored_at)
   values (${packageDigest}, 1000, '{pages/index/index}', '[]',
     '{"baseJsapis":[],"serverHosts":[],"webViewHosts":[],"computed":{"count":0,"places":[]},"unparsed":[]}',
     '[{"path":"app.json","size":1000,"sha256":"${"0".repeat(64)}"}]', 1, now())`,
  // Of the released ones, which are 545 of 1,000, 47 of 256: a tenth of all.
  `insert into versions (mini_program_id, number, position, state, package_digest, entrance_url, digest, jsapi_count,
     upload_note, uploaded_by, uploaded_at, submitted_at)
   select m.id, v.number, split_part(v.number, '.', 1)::bigint * 100000000 + split_part(v.number, '.', 2)::bigint * 10000
       + split_part(v.number, '.', 3)::bigint, v.state,
     case when m.type = 'native' then ${packageDigest} end, m.entrance_url,
     case when m.type = 'native' then ${packageDigest} else encode(sha256(m.entrance_url::bytea), 'hex') end, 3,
     'Build ' || v.number, m.created_by, m.created_at, m.created_at
   from mini_programs m
   cross join lateral (values ('0.1.0', 'archived'), ('0.2.0', 'archived'), ('0.3.0', 'archived'), ('0.4.0', 'archived'),
     (m.released_version, 'released'),
     (case when get_byte(sha256(m.id::bytea), 1) < 52 then '99.0.0' end,
       case when get_byte(sha256(m.id::bytea), 1) < 26 then 'approved' else 'rejected' end)) v (number, state)
   where m.state = 'released' and get_byte(sha256(m.id::bytea), 0) < 47 and v.number is not null`,
  `insert into version_jsapis (mini_program_id, number, name, count)
   select mini_program_id, number, name, 1 from versions, (values ('getLocation'), ('scanCode'), ('tradePay')) j (name)`,
  `insert into version_steps (mini_program_id, number, event, state, person_id, at)
   select mini_program_id, number, s.event, s.state, uploaded_by, uploaded_at
   from versions v, (values (1, 'uploaded', 'developing'), (2, 'submitted', 'in_review'), (3, 'approved', 'approved'),
     (3, 'rejected', 'rejected'), (4, 'published', 'released')) s (place, event, state)
   where s.place < 3 or s.state = v.state or v.state in ('released', 'archived') and s.state in ('approved', 'released')
   order by s.place`,
  `insert into qr_codes (mini_program_id, kind, version, token, parameters, created_by, created_at)
   select mini_program_id, kind, version, left(translate(encode(sha256((mini_program_id || coalesce(version, ''))::bytea),
       'base64'), '+/', '-_'), 22), '[]', uploaded_by, uploaded_at
   from (
     select mini_program_id, 'preview' as kind, number as version, uploaded_by, uploaded_at from versions
     union all
     select mini_program_id, 'default', null, uploaded_by, uploaded_at from versions where state = 'released'
   ) c`,
  // As the trigger would have.
  `update mini_programs set has_next_step = true
   where id in (select mini_program_id from versions where state in ('approved', 'rejected')) and next_step_waits(id)`,
];
