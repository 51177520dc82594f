import { describe, expect, test } from "vitest";
import { actionRows, builtActions, openActions } from "./actions";
import { pathFor } from "./action-path";
import { consoleAtHand } from "./cells";
import { readCalled } from "./client";
import { httpWorld } from "./http-world";
import { auditEnd, auditSince, everyRow } from "./trace";

const at = consoleAtHand();

// What the matrix refuses would have been done: the same form, sent by somebody who may.
describe.each(actionRows.map((row) => [row.action, row] as const))("%s", (_, row) => {
  test("is done for those who may, and stands in the audit log", async () => {
    const { as, on, given, answer = "done", isOwn } = row.effect;
    const world = await httpWorld(at.db);
    await given?.(at.db, world);
    const target = row.targets(world).find((one) => one.on === on);
    if (!target) throw new Error(`There is no ${on}.`);
    const [before, start] = [isOwn ? await everyRow(at.db) : {}, await auditEnd(at.db)];
    const { path, id } = pathFor(row.action, world, 0);
    const form = row.fields(target.params, world, as);
    const called = readCalled(await at.client.call(path, world.tokenOf(as), id, form));
    expect({ code: called.code, said: called.code === answer ? undefined : called }).toEqual({ code: answer });
    const { refusals, others } = await auditSince(at.db, start);
    expect(refusals).toEqual([]);
    if (answer === "conflict" || answer === "idle") return expect(others).toEqual([]);
    if (isOwn) return expect(await everyRow(at.db)).not.toEqual(before);
    expect(others.length).toBeGreaterThanOrEqual(1);
  });
});

describe("whoever is not signed in", () => {
  const actions = builtActions();

  test.each(Object.entries(openActions))("may call %s, which %s", async (name) => {
    const { id = "", pages = [] } = actions.get(name) ?? {};
    const [before, start] = [await everyRow(at.db), await auditEnd(at.db)];
    const form: [string, string][] = [[`$ACTION_ID_${id}`, ""]];
    const answer = await at.client.post(pages.includes("/sign-in") ? "/sign-in" : "/notices", null, form);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^http:\/\/localhost:\d+\/|^\/sign-in/);
    expect(await everyRow(at.db)).toEqual(before);
    expect(await auditSince(at.db, start)).toEqual({ refusals: [], others: [] });
  });
});
