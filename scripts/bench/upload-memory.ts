import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { connect } from "../../db/connect";
import { page as smallest, zip } from "../../tests/lib/package/pack";
import type { Visited } from "../bench-browser";
import { consoleOf, whileWatched } from "./memory";
import { signInAs } from "./sign-in";

const goal = 550;
const uploads = 4;
const size = 20 * 1024 * 1024;

/** What the console holds at most while four packages of 20 MiB come in and lists are asked for, again and again. */
export async function benchMemory(visited: Visited): Promise<boolean> {
  const senders = await findSenders(visited);
  const body = await zip({ ...smallest, "film.bin": randomBytes(size - 16_000) });
  let lists = 0;
  const { most } = await whileWatched(consoleOf(visited.pid), async () => {
    for (let round = 0; round < 3; round += 1) {
      const sending = Promise.all(senders.map((sender) => upload(visited.url, sender, body)));
      let isSent = false;
      void sending.finally(() => (isSent = true));
      while (!isSent) {
        await Promise.all(Array.from({ length: 4 }, () => list(visited)));
        lists += 4;
      }
      await sending;
    }
  });
  const megabytes = most / 1e6;
  console.log(
    `\nMemory with ${uploads} uploads of ${(body.length / 1024 / 1024).toFixed(1)} MiB at once, three times, and ${lists} lists meanwhile: ` +
      `${megabytes.toFixed(0)} MB at most (goal ${goal}).`,
  );
  return megabytes <= goal;
}

type Sender = { id: string; cookie: string };

/** Mini programs with somebody each who may upload to them. */
async function findSenders({ url, databaseUrl }: Visited): Promise<Sender[]> {
  const { pool, close } = connect(databaseUrl, { max: 1 });
  const { rows } = await pool.query<{ id: string; email: string }>(
    `select m.id, min(p.email) as email from mini_programs m
     join mini_program_members b on b.mini_program_id = m.id and b.role = 'developer_admin'
     join people p on p.id = b.person_id
     join memberships s on s.person_id = p.id and s.workspace_id = m.workspace_id and s.status = 'active'
     where m.type = 'native' and m.state in ('created', 'released') group by m.id, m.created_at order by m.created_at
     limit ${uploads}`,
  );
  await close();
  if (rows.length < uploads) throw new Error(`The demo data has ${rows.length} native mini programs.`);
  return Promise.all(
    rows.map(async ({ id, email }) => ({ id, cookie: (await signInAs(email, { databaseUrl, url })).cookie })),
  );
}

/** As the page's script sends it; what becomes of it is thrown away by the console after a day. */
async function upload(url: string, { id, cookie }: Sender, body: Buffer): Promise<void> {
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(`${url}/api/package-uploads/${id}?number=9.0.0&fileName=film.zip`, {
      method: "POST",
      headers: {
        ...{ Cookie: cookie, Origin: url, "Content-Type": "application/zip" },
        "Content-Length": body.length,
      },
    });
    sent.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve(text));
    });
    sent.on("error", reject);
    sent.end(body);
  });
  if (!answer.includes('"step":"kept"')) throw new Error(`An upload was not kept: ${answer.slice(-300)}`);
}

async function list({ url, cookie }: Visited): Promise<void> {
  const answer = await fetch(`${url}/mini-programs?size=100`, {
    headers: { Cookie: `${cookie.name}=${cookie.value}` },
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`The list answered ${answer.status}.`);
}
