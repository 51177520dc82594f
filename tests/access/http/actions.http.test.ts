import { describe, expect, test } from "vitest";
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

const named = actionRows.map((row, place) => ({ name: row.action.replace("(console)/", ""), place, row }));

describe.each(named)("$name ($place)", ({ row }) => {
  test("answers everyone as the matrix says, tells nothing, changes nothing, and each refusal is recorded", async () => {
    const notFound = sameNotFound();
    const cells = at.cellsOf(row.targets);
    const { path, id } = pathFor(row.action, at.world(), 0);
    const trace = await askAll(at, cells, async (cell) => {
      const form = formFor(row, cell);
      const answer = await at.client.call(path, at.world().tokenOf(cell.who), id, form);
      const called = readCalled(answer);
      const sent = `${path} ${form.map(([, value]) => value).join(" ")}`;
      // What was sent comes back beside it.
      const body = JSON.stringify({ ...called, values: null });
      if (cell.answer === "not_found") notFound.add(cell, { status: answer.status, body }, sent);
      const wrong = called.code === codes[cell.answer] ? [] : [`expected ${codes[cell.answer]}, got ${called.code}`];
      const isLetThrough = cell.answer !== "allowed" || JSON.stringify(called.issues ?? {}).includes("strange");
      if (!isLetThrough) wrong.push("was not let through to its fields");
      return [...wrong, ...at.leaks(cell.who, answer.body, sent).map((what) => `tells ${what}`)];
    });
    expect(notFound.differences()).toEqual([]);
    expectRecorded(at.world(), row.needs, cells, trace.refusals);
    expect(trace.others).toEqual([]);
  });

  test("refuses as much where it is sent by a browser without scripts, and on the page of another action", async () => {
    const refused = at
      .cellsOf(row.targets)
      .filter(({ answer, target }) => answer === "forbidden" || (answer === "not_found" && target.on !== "latte"))
      .filter(({ who }) => ["dev", "tramDev", "reviewer"].includes(who));
    const some = refused.filter(({ who }, place) => refused.findIndex((one) => one.who === who) === place);
    const { path, id } = pathFor(row.action, at.world(), -1);
    const trace = await askAll(at, some, async (cell) => {
      const [token, form] = [at.world().tokenOf(cell.who), formFor(row, cell)];
      const sent = `${path} ${form.map(([, value]) => value).join(" ")}`;
      const submitted = await at.client.submit(path, token, id, form);
      const elsewhere = await at.client.call("/notices", token, id, form);
      const body = submitted.body + elsewhere.body;
      const broken = submitted.status >= 500 || elsewhere.status >= 500;
      const wrong = broken ? [`got ${submitted.status} and ${elsewhere.status}`] : [];
      return [...wrong, ...at.leaks(cell.who, body, sent).map((what) => `tells ${what}`)];
    });
    expectAmong(at.world(), row.needs, some, trace.refusals);
  });
});
