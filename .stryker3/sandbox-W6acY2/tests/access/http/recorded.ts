import { expect } from "vitest";
import type { Cell } from "./cells";
import type { HttpWorld } from "./http-world";
import type { Who } from "./standings";
import type { Refusal } from "./trace";

const refused = new Map([
  ["forbidden", "forbidden"],
  ["not_found", "not_found"],
  ["elsewhere", "invalid"],
]);

/** Each refused post stands in the audit log: who, what, about what; and nothing else does. */
export function expectRecorded(world: HttpWorld, needs: string, cells: Cell[], refusals: Refusal[]): void {
  const { wanted, found } = linesOf(world, needs, cells, refusals);
  expect(found.sort(), "the audit log").toEqual(wanted.sort());
}

/** Each stands there; what else was refused by the way may, too. */
export function expectAmong(world: HttpWorld, needs: string, cells: Cell[], refusals: Refusal[]): void {
  const { wanted, found } = linesOf(world, needs, cells, refusals);
  expect(
    wanted.filter((one) => !found.includes(one)),
    "what the audit log lacks",
  ).toEqual([]);
}

function linesOf(world: HttpWorld, needs: string, cells: Cell[], refusals: Refusal[]) {
  const wanted = cells.flatMap(({ who, target, answer }) => {
    const answered = refused.get(answer);
    if (answered === undefined || target.isUnknown) return [];
    const about = typeof target.about === "function" ? target.about(answer) : target.about;
    return [line(who, target.action ?? needs, answered, about)];
  });
  const names = new Map(Object.entries(world.people).map(([name, { id }]) => [id, name]));
  const found = refusals.map(({ actorId, action, answered, ...about }) =>
    line(names.get(actorId) ?? actorId, action, answered, about),
  );
  return { wanted, found };
}

type About = { miniProgramId?: string | null; workspaceId?: string | null };

const line = (who: Who | string, action: string, answered: string, about: About = {}) =>
  `${who} ${action} ${answered} ${about.miniProgramId ?? "-"} ${about.workspaceId ?? "-"}`;
