import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { notices } from "@/db/schema";
import { addMember, addMemberOf, addMiniProgram, addWorkspace } from "@/tests/support/world";
import { builtActions } from "../access/http/actions";
import { httpClient, readCalled, type Fields } from "../access/http/client";
import { fill } from "../access/http/row";
import { packageOf } from "./packages-of-life";
import { signedIn } from "./world-of-faults";

const actions = builtActions();

/** What is done at one console and asked of the other at once: what does not hold of it. */
export async function fromOneToTheOther(db: Db, front: string, addresses: { one: string; other: string }) {
  const agent = new Agent({ keepAlive: false });
  const [one, other] = [
    httpClient(front, { agent, at: addresses.one }),
    httpClient(front, { agent, at: addresses.other }),
  ];
  const cafe = await addWorkspace(db);
  const chief = await signedIn(db, await addMemberOf(db, cafe, "developer_admin", "Carla Chief"));
  const dev = await signedIn(db, await addMemberOf(db, cafe, "developer", "Dana Developer"));
  const program = await addMiniProgram(db, cafe, chief);
  await addMember(db, program, chief, "developer_admin");
  await addMember(db, program, dev, "developer");
  const page = `/mini-programs/${program.id}`;
  const problems: Record<string, string[]> = {};
  const expect = (what: string, wanted: unknown, found: unknown) => {
    const so = problems[what] ?? [];
    problems[what] = wanted === found ? so : [...so, `${String(found)}, not ${String(wanted)}`];
  };
  const call = async (at: typeof one, token: string, action: string, fields: Fields, id: string) => {
    const built = actions.get(`(console)/${action}`) ?? { id: "", pages: [] };
    const path = fill(built.pages[0] ?? "/", { id, number: "1.0.0", draft: randomUUID(), codeId: "none", key: "none" });
    return readCalled(await at.call(path, token, built.id, fields)).code;
  };

  for (const at of [one, other])
    expect("a session counts at both", 200, (await at.get(`${page}/information`, chief.token)).status);

  const information: Fields = [
    ["id", program.id],
    ["revision", "1"],
    ["language", "en"],
    ["name", program.name],
    ["tagline", "Said at one"],
  ];
  const saving = "mini-programs/[id]/information/actions.ts saveInformationAction";
  const saved = "what is saved at one stands at the other at once";
  expect(saved, "done", await call(one, chief.token, saving, information, program.id));
  expect(saved, true, (await other.get(`${page}/information`, chief.token)).body.includes("Said at one"));

  const notice = { id: randomUUID(), personId: dev.id, href: "/mini-programs", createdAt: new Date() } as const;
  await db.insert(notices).values({ ...notice, title: "Waits at both", body: "Something happened." });
  const form = "a form that one has shown is taken by the other";
  const shown = await one.get("/notices", dev.token);
  expect("notices are the same at both", true, shown.body.includes("Waits at both"));
  expect("notices are the same at both", true, (await other.get("/notices", dev.token)).body.includes("Waits at both"));
  const { id: marking = "" } = actions.get("(console)/notices/actions.ts markAllReadAction") ?? {};
  const fields = fieldsOf(shown.body, marking);
  expect(form, true, fields.length > 0);
  expect(form, true, (await other.post("/notices", dev.token, fields)).status < 400);
  const [read] = await db.select({ at: notices.readAt }).from(notices).where(eq(notices.id, notice.id));
  expect(form, true, read?.at instanceof Date);

  const upload = "a package that one received becomes a version at the other, byte for byte";
  const bytes = await packageOf("between", "1.0.0", 300_000);
  const query = "number=1.0.0&uploadNote=&fileName=app.zip";
  const type = { "content-type": "application/zip" };
  const kept = await one.send("POST", `/api/package-uploads/${program.id}?${query}`, dev.token, type, bytes);
  const draft = /"draft":"([0-9a-f-]+)"/.exec(kept.body)?.[1] ?? "";
  const making = "mini-programs/[id]/versions/actions.ts createVersionAction";
  const made: Fields = [
    ["id", program.id],
    ["draft", draft],
  ];
  expect(upload, "done", await call(other, dev.token, making, made, program.id));
  const download = await fetch(`${addresses.one}${page}/versions/1.0.0/package`, {
    headers: { cookie: one.cookieOf(dev.token) },
  });
  expect(upload, true, Buffer.from(await download.arrayBuffer()).equals(bytes));

  const blocked = "whoever is blocked at one is refused at the other with their next click";
  expect(blocked, 200, (await other.get(`${page}/versions`, dev.token)).status);
  const blocking: Fields = [
    ["workspace", cafe.id],
    ["person", dev.id],
  ];
  expect(blocked, "done", await call(one, chief.token, "workspaces/[id]/actions.ts blockAction", blocking, cafe.id));
  expect(blocked, 404, (await other.get(`${page}/versions`, dev.token)).status);

  const out = "a sign-out at one counts at the other at once";
  const { id: signOut = "" } = actions.get("(sign-in)/actions.ts signOutAction") ?? {};
  expect(out, 200, (await other.get("/mini-programs", chief.token)).status);
  expect(out, 303, (await one.post("/mini-programs", chief.token, [[`$ACTION_ID_${signOut}`, ""]])).status);
  expect(out, 307, (await other.get("/mini-programs", chief.token)).status);
  return problems;
}

const named: Record<string, string> = { "&quot;": '"', "&amp;": "&", "&#x27;": "'", "&lt;": "<", "&gt;": ">" };

/** What a browser without scripts would send: the fields of the form that has this action. */
function fieldsOf(html: string, action: string): Fields {
  const form = html.match(/<form\b.*?<\/form>/gs)?.find((one) => one.includes(action)) ?? "";
  return [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)].map(
    ([, name = "", value = ""]) => [
      name,
      value.replace(/&(quot|amp|#x27|lt|gt);/g, (entity) => named[entity] ?? entity),
    ],
  );
}
