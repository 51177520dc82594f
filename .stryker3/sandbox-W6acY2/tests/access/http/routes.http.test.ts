import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { actionRows, builtActions, openActions } from "./actions";
import { askAll, consoleAtHand, sameNotFound, type Cell } from "./cells";
import { pageRows } from "./page-rows";
import { openRows, routeRows } from "./route-rows";
import { fill, type RouteRow } from "./row";
import { everyRow } from "./trace";
import { expectRecorded } from "./recorded";

const at = consoleAtHand();

describe("every way in has its row", () => {
  test("each page and route of the build", () => {
    const rows = [
      ...pageRows.map(({ page }) => page),
      ...routeRows.map(({ route }) => route),
      ...openRows.map(({ open }) => open),
    ];
    expect([...new Set(rows)].sort()).toEqual(builtRoutes().sort());
  });

  test("each server action of the build", () => {
    const rows = [...actionRows.map(({ action }) => action), ...Object.keys(openActions)];
    expect([...new Set(rows)].sort()).toEqual([...builtActions().keys()].sort());
  });
});

const methods =
  /export\s+(?:async\s+)?(?:function|const)\s+(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b|\bas\s+(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/g;

/** Pages by their address; other routes with each method that their file answers. */
function builtRoutes(): string[] {
  const built = JSON.parse(readFileSync(join(".next", "app-path-routes-manifest.json"), "utf8")) as Record<
    string,
    string
  >;
  return Object.entries(built).flatMap(([file, address]) => {
    if (file.endsWith("/page")) return [address];
    const source = `app${file}.ts`;
    if (!sources.has(source)) return [`GET ${address}`];
    return [...readFileSync(source, "utf8").matchAll(methods)].map((found) => `${found[1] ?? found[2]} ${address}`);
  });
}

const sources = new Set(
  readdirSync("app", { recursive: true, encoding: "utf8" }).map((path) => `app/${path.replaceAll("\\", "/")}`),
);

const statuses = { allowed: 200, forbidden: 403, not_found: 404, header: 404, elsewhere: 400, signed_out: 401 };

describe.each(routeRows.map((row) => [row.route, row] as const))("%s", (_, row) => {
  test("answers everyone with the status that is theirs, tells nothing of what they cannot see, changes nothing", async () => {
    const notFound = sameNotFound();
    const cells = at.cellsOf(row.targets);
    const trace = await askAll(at, cells, async (cell) => {
      const path = fill(row.route.replace(/^\w+ /, ""), cell.target.params);
      const answer = await ask(row, path, at.world().tokenOf(cell.who));
      const wanted = expected(row, cell);
      const wrong = answer.status === wanted ? [] : [`expected ${wanted}, got ${answer.status}`];
      if (cell.answer === "not_found") notFound.add(cell, answer, path);
      return [...wrong, ...at.leaks(cell.who, answer.body, path).map((what) => `tells ${what}`)];
    });
    expect(notFound.differences()).toEqual([]);
    if (row.isPost) expectRecorded(at.world(), row.needs, cells, trace.refusals);
  });
});

test("a deployment key gets what the app may run, and of the others only whether they are gone", async () => {
  const { deploymentKey, miniPrograms } = at.world();
  const before = await everyRow(at.db);
  const gone: Record<string, number> = { old: 410, gone: 410 };
  // One that is not released may be a tester's.
  const stored: Record<string, number> = { ...gone, latte: 200, mocha: 200, tram: 200 };
  for (const [name, { id }] of [...Object.entries(miniPrograms), ["none", { id: "9000000000000001" }] as const]) {
    for (const place of ["release", "versions/3.0.0/package"]) {
      const path = `/api/v1/mini-programs/${id}/${place}`;
      const answer = await at.client.get(path, null, { authorization: `Bearer ${deploymentKey.secret}` });
      expect([path, answer.status]).toEqual([path, (place === "release" ? gone : stored)[name] ?? 404]);
      expect(at.leaks("nobody", answer.body, path)).toEqual([]);
    }
  }
  expect(await everyRow(at.db)).toEqual(before);
});

function ask(row: RouteRow, path: string, token: string | null) {
  return row.send ? row.send(at.client, path, token) : at.client.get(path, token);
}

function expected({ lets }: RouteRow, { who, target, answer }: Cell): number {
  return answer === "allowed" ? (lets?.(target.on, who) ?? 200) : statuses[answer];
}
