import { describe, expect, test } from "vitest";
import { drawnFor } from "@/app/_components/form/own-fields";
import { pathFor } from "./action-path";
import { actionRows } from "./actions";
import { askAll, consoleAtHand, sameNotFound, type Cell } from "./cells";
import { readCalled, type Fields } from "./client";
import { expectAmong, expectRecorded } from "./recorded";
import type { ActionRow } from "./row";

const at = consoleAtHand();

/** No form has it, so whoever is let through is told so, and nothing is done. */
const strange: Fields = [["strange", "1"]];

const codes = {
  allowed: "invalid",
  elsewhere: "invalid",
  forbidden: "forbidden",
  not_found: "not_found",
  header: "not_found",
  signed_out: "signed_out",
};

/** What a form of this row holds. Of those who may, it is one that cannot be taken as it is. */
function formFor(row: ActionRow, { who, target, answer }: Cell): Fields {
  const fields = row.fields(target.params, at.world(), who);
  return answer === "allowed" ? [...fields, ...strange] : fields;
}

const named = actionRows.map((row) => [row.action, row] as const);

describe.each(named)("%s", (_, row) => {
  test("answers everyone as the matrix says, tells nothing, changes nothing, and each refusal is recorded", async () => {
    const notFound = sameNotFound();
    const cells = at.cellsOf(row.targets);
    const { path, id } = pathFor(row.action, at.world(), 0);
    const trace = await askAll(at, cells, async (cell) => {
      const form = formFor(row, cell);
      const answer = await at.client.call(path, at.world().tokenOf(cell.who), id, form);
      const called = readCalled(answer);
      // What was sent comes back beside it.
      const body = JSON.stringify({ ...called, values: null });
      if (cell.answer === "not_found") notFound.add(cell, { status: answer.status, body }, sentBy(path, form));
      const wrong = called.code === codes[cell.answer] ? [] : [`expected ${codes[cell.answer]}, got ${called.code}`];
      const isLetThrough = cell.answer !== "allowed" || JSON.stringify(called.issues ?? {}).includes("strange");
      if (!isLetThrough) wrong.push("was not let through to its fields");
      return [...wrong, ...told(cell, answer.body, sentBy(path, form))];
    });
    expect(notFound.differences()).toEqual([]);
    expectRecorded(at.world(), row.needs, cells, trace.refusals);
    expect(trace.others).toEqual([]);
    await otherWays(row, cells);
    await drawnForAnother(row, cells);
  });
});

/** Refuses as much where a browser without scripts sends it, and on the page of another action. */
async function otherWays(row: ActionRow, cells: Cell[]): Promise<void> {
  const refused = cells.filter(({ answer }) => answer === "forbidden" || answer === "not_found");
  const one = refused.filter(({ who }) => ["dev", "tramDev", "reviewer"].includes(who)).slice(0, 1);
  const { path, id } = pathFor(row.action, at.world(), -1);
  const trace = await askAll(at, one, async (cell) => {
    const [token, form] = [at.world().tokenOf(cell.who), formFor(row, cell)];
    const submitted = await at.client.submit(path, token, id, form);
    const elsewhere = await at.client.call("/notices", token, id, form);
    const broken = submitted.status >= 500 || elsewhere.status >= 500;
    const wrong = broken ? [`got ${submitted.status} and ${elsewhere.status}`] : [];
    return [...wrong, ...told(cell, submitted.body + elsewhere.body, sentBy(path, form))];
  });
  expectAmong(at.world(), row.needs, one, trace.refusals);
}

/** Whoever may is refused too where the form stands on a page of somebody else's, which another tab has replaced. */
async function drawnForAnother(row: ActionRow, cells: Cell[]): Promise<void> {
  const one = cells.filter(({ answer }) => answer === "allowed").slice(0, 1);
  const { path, id } = pathFor(row.action, at.world(), 0);
  const trace = await askAll(at, one, async (cell) => {
    const form: Fields = [...formFor(row, cell), [drawnFor, crypto.randomUUID()]];
    const { code } = readCalled(await at.client.call(path, at.world().tokenOf(cell.who), id, form));
    return code === "someone_else" ? [] : [`expected someone_else, got ${code}`];
  });
  expect(trace).toMatchObject({ refusals: [], others: [] });
}

const sentBy = (path: string, form: Fields) => `${path} ${form.map(([, value]) => value).join(" ")}`;

const told = ({ who }: Cell, body: string, sent: string) => at.leaks(who, body, sent).map((what) => `tells ${what}`);
