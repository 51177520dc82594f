import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addMemberOf, addMiniProgram, superAppWorkspace } from "@/tests/support/world";
import { pathFor } from "./action-path";
import { consoleAtHand } from "./cells";
import { readCalled, type HttpAnswer } from "./client";
import { pageRows } from "./page-rows";
import { openRows, routeRows } from "./route-rows";
import { fill, type Targets } from "./row";

const at = consoleAtHand();

const pathsOf = (pattern: string, targets: Targets, query = "") =>
  targets(at.world()).map(
    ({ params }) => fill(pattern, { draft: at.world().draftOf("lead", "latte"), ...params }) + query,
  );

let all: ReturnType<typeof readEach> | undefined;

/** Every page and route that is read, about each of its targets, and what is open to all. Read once. */
const readAll = () => (all ??= readEach());

async function readEach(): Promise<[path: string, answer: HttpAnswer][]> {
  const token = at.world().tokenOf("admin");
  const answers: [string, HttpAnswer][] = [];
  const note = async (path: string, answer: Promise<HttpAnswer>) => answers.push([path, await answer]);
  for (const { page, targets, query } of pageRows) {
    for (const path of pathsOf(page, targets, query)) await note(path, at.client.get(path, token));
  }
  for (const { route, targets, send } of routeRows.filter(({ route }) => route.startsWith("GET "))) {
    for (const path of pathsOf(route.slice("GET ".length), targets)) {
      await note(path, send ? send(at.client, path, token) : at.client.get(path, token));
    }
  }
  for (const { path } of openRows) await note(path(at.world()), at.client.get(path(at.world()), null));
  return answers;
}

/** What anybody may have, or a picture that its own reader keeps for ten minutes; where there is none, nothing is kept. */
const mayBeKept = /^\/(icon\.svg|logos\/[^/]+|q\/[^/]+\/logo|\.well-known\/jwks\.json)(\?|$)/;

test("nobody keeps what the console answers, but for pictures and what is public; text names its characters", async () => {
  const problems = (await readAll()).flatMap(([path, { status, headers, body }]) => {
    const { "cache-control": cache = "", "content-type": type = "" } = headers;
    const isPublic = status === 200 && mayBeKept.test(path);
    const isKept = !/no-store/.test(cache);
    return [
      ...(isKept && !isPublic && headers.location === undefined ? [`${path} ${status}: ${cache || "is kept"}`] : []),
      ...(body !== "" && type === "" ? [`${path} ${status}: has no type`] : []),
      ...(/^text\//.test(type) && !/charset=utf-8/i.test(type) ? [`${path} ${status}: ${type}`] : []),
    ];
  });
  expect(problems).toEqual([]);
});

test("every page of somebody who is signed in has a way to sign out", async () => {
  const pages = new Set(pageRows.flatMap(({ page, targets, query }) => pathsOf(page, targets, query)));
  const shown = (await readAll()).filter(([path, { status }]) => pages.has(path) && status === 200);
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.filter(([, { body }]) => !/<button[^>]*>Sign out<\/button>/.test(body)).map(([path]) => path)).toEqual(
    [],
  );
});

test("what people typed stands on a page as text, in its HTML and in its data for scripts", async () => {
  const name = `</script><img src=x onerror="1">`;
  const creator = await addMemberOf(at.db, await superAppWorkspace(at.db), "workspace_developer", name);
  const { id } = await addMiniProgram(at.db, await superAppWorkspace(at.db), creator, { name });
  for (const path of [`/mini-programs/${id}/information`, `/mini-programs/${id}/members`, `/mini-programs?q=${id}`]) {
    const { status, body } = await at.client.get(path, at.world().tokenOf("admin"));
    expect([path, status]).toEqual([path, 200]);
    expect(body).toContain("&lt;/script&gt;&lt;img src=x");
    expect(body).not.toContain("<img src=x");
  }
});

test("a field that is sent twice, or that the form does not have, is refused and not chosen from", async () => {
  const { path, id } = pathFor("(console)/workspaces/[id]/actions.ts renameAction", at.world(), 0);
  const { cafe } = at.world().workspaces;
  const form: [string, string][] = [
    ["workspace", cafe.id],
    ["name", "One"],
    ["began", cafe.name],
  ];
  const call = async (more: [string, string]) =>
    readCalled(await at.client.call(path, at.world().tokenOf("admin"), id, [...form, more]));
  expect(await call(["name", "Other"])).toMatchObject({
    code: "invalid",
    issues: { name: ["This field was sent more than once. Send it once."] },
  });
  expect(await call(["kind", "super_app"])).toMatchObject({
    code: "invalid",
    issues: { "": ["This form has no field “kind”."] },
  });
});

test("beside pages, routes and the files of the build there is nothing: no folder, no source, no history, no map", async () => {
  const built = readdirSync(join(".next", "static"), { recursive: true, encoding: "utf8" });
  const scripts = built
    .filter((name) => name.endsWith(".js"))
    .map((name) => `/_next/static/${name.replaceAll("\\", "/")}`);
  const folders = [...new Set(scripts.map((path) => path.slice(0, path.lastIndexOf("/") + 1)))];
  const hidden = [
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/package.json",
    "/CHANGELOG.md",
    "/next.config.ts",
    "/proxy.ts",
  ];
  const inside = ["/_next/", "/_next/static/", "/app/layout.tsx", "/lib/env.ts", "/.next/server/app/page.js", "/docs/"];
  for (const path of [...hidden, ...inside, ...folders, ...scripts.slice(0, 5).map((script) => `${script}.map`)]) {
    expect((await at.client.get(path, at.world().tokenOf("admin"))).status, path).not.toBe(200);
  }
  expect((await at.client.get(scripts[0] ?? "", null)).status).toBe(200);
});

test("TRACE sends nothing back, and no other origin is let in, whatever it asks before it asks", async () => {
  const traced = await at.client.send("TRACE", "/mini-programs", at.world().tokenOf("admin"), { "x-secret": "canary" });
  expect([403, 405]).toContain(traced.status);
  expect(traced.body).not.toContain("canary");
  const foreign = { origin: "https://evil.example", "access-control-request-method": "POST" };
  const { id } = at.world().miniPrograms.latte;
  for (const path of [
    "/mini-programs",
    `/api/v1/mini-programs/${id}/release`,
    `/api/package-uploads/${id}`,
    "/logos/x",
  ]) {
    for (const method of ["OPTIONS", "GET"]) {
      const { headers } = await at.client.send(method, path, at.world().tokenOf("admin"), foreign);
      expect(
        Object.keys(headers).filter((name) => name.startsWith("access-control-")),
        `${method} ${path}`,
      ).toEqual([]);
    }
  }
});
